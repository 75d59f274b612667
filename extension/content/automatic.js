// The last of the scripts that start by themselves on a listed site.
unhuskFollower?.start();

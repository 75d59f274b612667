use super::super::trees::Rows;
use super::*;

/// The bytes of a tree over two columns, whose leaves add 1, 2, 3 and so on.
fn tree(nodes: &[[u8; 4]]) -> Vec<u8> {
    let leaves = u8::try_from(nodes.len() + 1).expect("a small tree");
    let mut bytes = vec![leaves];
    bytes.extend(nodes.concat());
    bytes.extend((1..=i16::from(leaves)).flat_map(i16::to_le_bytes));
    bytes
}

fn read_tree(bytes: &[u8]) -> Result<Forest, ModelError> {
    let mut forest = Forest::default();
    Reader { bytes }.tree(2, 1.0, &mut forest)?;
    Ok(forest)
}

#[test]
fn rows_end_at_the_leaf_that_the_nodes_lead_to() {
    // Column 0 above 4 goes right to leaf 1; else column 1 above 7 tells leaf 2 from leaf 0.
    let forest = read_tree(&tree(&[[0, 4, 1, LEAF | 1], [1, 7, LEAF | 2, LEAF]]));
    let forest = forest.expect("it is a tree");
    let mut rows = Rows::new(2, 20);
    for row in 0..20 {
        rows.set(row, 0, if row % 3 == 0 { 5 } else { 4 });
        rows.set(row, 1, if row % 2 == 0 { 8 } else { 7 });
    }
    let expected = (0..20).map(|row| match (row % 3, row % 2) {
        (0, _) => 2.0,
        (_, 0) => 1.0,
        _ => 3.0,
    });
    assert_eq!(forest.sums(&rows), expected.collect::<Vec<f32>>());
}

#[test]
fn a_tree_of_one_leaf_is_the_same_for_all() {
    let forest = read_tree(&tree(&[])).expect("it is a tree");
    assert_eq!(forest.sums(&Rows::new(2, 3)), [1.0; 3]);
}

#[test]
fn what_is_no_tree_is_refused() {
    for nodes in [
        // A leaf twice, another never.
        &[[0, 0, LEAF, 1], [0, 0, LEAF, LEAF | 1]][..],
        // A node twice.
        &[[0, 0, 1, 1], [0, 0, LEAF, LEAF | 1]],
        // A node that leads back, one that isn't there, a column that isn't there.
        &[[0, 0, 0, LEAF]],
        &[[0, 0, 1, LEAF]],
        &[[2, 0, LEAF, LEAF | 1]],
    ] {
        assert_eq!(
            read_tree(&tree(nodes)).err(),
            Some(ModelError::Damaged),
            "{nodes:?}"
        );
    }
    assert_eq!(read_tree(&[0]).err(), Some(ModelError::Damaged));
    let many: Vec<[u8; 4]> = (0..32).map(|node| [0, 0, LEAF | node, node + 1]).collect();
    assert_eq!(read_tree(&tree(&many)).err(), Some(ModelError::Damaged));
}

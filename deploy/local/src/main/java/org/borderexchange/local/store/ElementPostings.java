package org.borderexchange.local.store;

import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Which documents have a value in an array, by the values' hash codes: a look-up may find others too. Sorted leaves of
 * primitive codes take 12 bytes for each element, a sixth of what a tree of the values themselves takes.
 */
final class ElementPostings {

    private static final int LEAF = 512;

    /** Sorted by code, then by position. */
    private static final class Leaf {

        private final int[] codes = new int[LEAF];
        private final Object[] positions = new Object[LEAF];
        private int size;

        /** Of the first entry that is not before the given one. */
        int slot(int code, Object position) {
            int low = 0;
            int high = size;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, code, position) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        int compare(int slot, int code, Object position) {
            return codes[slot] == code
                    ? IndexOrder.compare(positions[slot], position)
                    : Integer.compare(codes[slot], code);
        }

        void insert(int slot, int code, Object position) {
            move(slot, this, slot + 1, size - slot);
            codes[slot] = code;
            positions[slot] = position;
            size++;
        }

        void remove(int slot) {
            move(slot + 1, this, slot, size - slot - 1);
            positions[--size] = MinKey.getInstance(); // lets the document's own go
        }

        Leaf split() {
            var upper = new Leaf();
            int half = size / 2;
            upper.size = size - half;
            move(half, upper, 0, upper.size);
            size = half;
            return upper;
        }

        private void move(int from, Leaf target, int to, int count) {
            System.arraycopy(codes, from, target.codes, to, count);
            System.arraycopy(positions, from, target.positions, to, count);
        }
    }

    private final List<Leaf> leaves = new ArrayList<>(List.of(new Leaf()));

    /** Without effect if it is there already. */
    void add(int code, Object position) {
        int number = leaf(code, position);
        var leaf = leaves.get(number);
        int slot = leaf.slot(code, position);
        if (slot < leaf.size && leaf.compare(slot, code, position) == 0) {
            return;
        }
        if (leaf.size == LEAF) {
            leaves.add(number + 1, leaf.split());
            add(code, position);
        } else {
            leaf.insert(slot, code, position);
        }
    }

    /** Without effect if it is not there. */
    void remove(int code, Object position) {
        int number = leaf(code, position);
        var leaf = leaves.get(number);
        int slot = leaf.slot(code, position);
        if (slot == leaf.size || leaf.compare(slot, code, position) != 0) {
            return;
        }
        leaf.remove(slot);
        if (leaf.size == 0 && leaves.size() > 1) {
            leaves.remove(number);
        }
    }

    /** Positions in their order; not to be used any more after a change. */
    Iterator<Object> of(int code) {
        int first = leaf(code, MinKey.getInstance());
        return new Iterator<>() {

            private int number = first;
            private int slot = leaves.get(first).slot(code, MinKey.getInstance());

            @Override
            public boolean hasNext() {
                if (slot == leaves.get(number).size && number + 1 < leaves.size()) {
                    number++;
                    slot = 0;
                }
                var leaf = leaves.get(number);
                return slot < leaf.size && leaf.codes[slot] == code;
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return leaves.get(number).positions[slot++];
            }
        };
    }

    /** The number of the last leaf that does not begin after an entry: it has the entry, or its place. */
    private int leaf(int code, Object position) {
        int low = 0;
        int high = leaves.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (leaves.get(middle).compare(0, code, position) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}

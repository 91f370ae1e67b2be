package org.borderexchange.local.demo;

import java.util.Set;

/**
 * An alert that its country's gateway has accepted.
 *
 * @param sent when its request was, as {@link System#nanoTime}
 * @param readers the other countries that may know it
 */
record Issued(DemoAlert alert, String id, long sent, Set<String> readers) {

    String owner() {
        return alert.country();
    }

    boolean mayBeReadBy(String country) {
        return owner().equals(country) || readers.contains(country);
    }
}

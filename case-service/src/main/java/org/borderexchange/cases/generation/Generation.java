package org.borderexchange.cases.generation;

/**
 * One life of all that is derived: topology state, consumer groups, projection.
 *
 * @param number from 1; part of the name of everything that belongs to it
 */
public record Generation(int number, Phase phase) {

    /** In this order. */
    public enum Phase {
        /** The generation before leaves: its consumer groups must be empty before this one begins. */
        STOPPING,
        /** This one reads Kafka from the beginning. */
        FILLING,
        /** It has read what stood there when it began, and is what readers are answered from. */
        CURRENT
    }

    public Generation in(Phase next) {
        return new Generation(number, next);
    }
}

package org.borderexchange.cases.generation;

/**
 * One life of all that is derived: topology state, consumer groups, projection.
 *
 * @param number from 1; part of the name of everything that belongs to it
 * @param format of what is derived; a release reads its own alone
 */
public record Generation(int number, Phase phase, int format) {

    /**
     * This release's. Raise it with every change of the topology, of what its stores or the projection hold, and of what is read of events: the
     * first instance of the new release then begins a generation.
     */
    public static final int FORMAT = 2;

    /** In this order. */
    public enum Phase {
        /** The generation before leaves: its consumer groups must be empty before this one begins. */
        STOPPING,
        /** This one reads Kafka from the beginning. */
        FILLING,
        /** It has read what stood there when it began, and is what readers are answered from. */
        CURRENT
    }

    /** Of this release's format. */
    public Generation(int number, Phase phase) {
        this(number, phase, FORMAT);
    }

    public Generation in(Phase next) {
        return new Generation(number, next, format);
    }

    /** Is it what readers are answered from, and can this release read it? */
    public boolean isComplete() {
        return phase == Phase.CURRENT && format == FORMAT;
    }
}

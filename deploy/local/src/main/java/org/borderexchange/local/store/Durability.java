package org.borderexchange.local.store;

/** What an acknowledged write survives. */
public enum Durability {
    /** A killed process, not a power cut: the operating system has the write, the disk perhaps not yet. */
    PROCESS_KILL,

    /** A power cut too: the write was forced to the disk. */
    POWER_CUT
}

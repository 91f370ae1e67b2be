package org.borderexchange.local.stack;

import java.time.Duration;

/** Hears what the processes of a stack do. Called from any thread. */
public interface Progress {

    /** For whom it may not concern. */
    Progress SILENT = new Progress() {};

    /** @param took since it was started */
    default void ready(StackProcess process, Duration took) {}

    /** A process ended that nobody told to. */
    default void died(StackProcess process, int exitCode) {}
}

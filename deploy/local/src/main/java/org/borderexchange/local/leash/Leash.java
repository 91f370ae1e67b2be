package org.borderexchange.local.leash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process as soon as whoever started it is gone, even by {@code kill -9}: the
 * kernel then closes the other end of standard input, which nobody ever writes to.
 */
public final class Leash {

    /** As a shell reports a process that was killed. */
    private static final int KILLED = 137;

    /** @param args the main class to run, then its own arguments */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("leash").start(Leash::haltWithTheLauncher);
        var main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private static void haltWithTheLauncher() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException closed) {
            // the same as the end of the stream
        }
        // No orderly end: everything that runs here loses nothing at kill -9, and an orderly end could hang.
        Runtime.getRuntime().halt(KILLED);
    }

    private Leash() {}
}

package org.borderexchange.proof.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SplittableRandom;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Fills the memory of a gateway's checks with identifiers that stand in no alert, measures it, and leaves a report: as many as SIS has, for which
 * no database of alerts could be made here in the time of a proof. It comes into the gateway as an agent, whose jar the JVM appends to the class
 * path, and is heard of through {@code spring.factories}. The gateway itself knows nothing of it.
 */
public final class SyntheticIdentifiers implements ApplicationListener<ApplicationReadyEvent> {

    /** System property: how many. */
    public static final String COUNT = "proof.identifiers";

    /** System property: the file that the report is written to, as properties, when all is loaded. */
    public static final String REPORT = "proof.report";

    private static final int LOOK_UPS = 2_000_000;

    /** The jar need only be on the class path. */
    public static void premain(String arguments) {}

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        var report = System.getProperty(REPORT);
        if (report != null) {
            var filter = started.getApplicationContext().getBean("identifierFilter");
            Thread.ofPlatform().name("synthetic identifiers").start(() -> fill(filter, Path.of(report)));
        }
    }

    private static void fill(Object filter, Path report) {
        try {
            var set = handle(filter, "wholes").invoke();
            var add = handle(set, "add", String.class);
            var mayContain = handle(set, "mayContain", String.class);
            long count = Long.getLong(COUNT);
            long before = usedBytes();
            long begin = System.nanoTime();
            for (long i = 0; i < count; i++) {
                add.invoke(entry(i));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long used = usedBytes() - before;
            var measured = new Properties();
            measured.setProperty(
                    "entries", String.valueOf((long) handle(set, "size").invoke()));
            measured.setProperty("load-seconds", String.valueOf(seconds));
            measured.setProperty("bytes", String.valueOf(used));
            measured.setProperty("present-nanos", String.valueOf(nanos(mayContain, 0, count)));
            measured.setProperty("absent-nanos", String.valueOf(nanos(mayContain, count, 2 * count)));
            measured.setProperty("change-nanos", String.valueOf(nanos(add, 2 * count, 2 * count + LOOK_UPS)));
            write(measured, report);
        } catch (Throwable failed) { // what a method handle declares
            throw new IllegalStateException("the memory of checks is not what this proof expects", failed);
        }
    }

    /** Documents, the bulk of SIS; VINs and plates are as long. */
    private static String entry(long number) {
        return "DOCUMENT:CONFUSABLE:S" + Long.toString(number, Character.MAX_RADIX);
    }

    /** Of one call with the entry of a random number, its making included, as it is in a check. */
    private static double nanos(MethodHandle method, long from, long until) throws Throwable {
        var random = new SplittableRandom(1);
        long begin = System.nanoTime();
        for (int i = 0; i < LOOK_UPS; i++) {
            method.invoke(entry(random.nextLong(from, until)));
        }
        return (double) (System.nanoTime() - begin) / LOOK_UPS;
    }

    private static MethodHandle handle(Object of, String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        var method = of.getClass().getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return MethodHandles.lookup().unreflect(method).bindTo(of);
    }

    private static long usedBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Whole or not at all, for somebody waits for it. */
    private static void write(Properties measured, Path report) {
        try {
            var draft = report.resolveSibling(report.getFileName() + ".draft");
            try (var writer = Files.newBufferedWriter(draft)) {
                measured.store(writer, null);
            }
            Files.move(draft, report);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package org.borderexchange.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackProcess;
import org.borderexchange.local.stack.StackSettings;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;

/**
 * How many alerts a second the hub matches, how soon a hit is with the country concerned, and how its state grows. Every alert has a
 * VIN of its own; every tenth plate is one of a million, Zipf-distributed (exponent 1), the others occur once. An alert is
 * posted under about ten keys.
 */
final class MatchingLoad {

    static final int DEFAULT_ALERTS = 10_000;

    /** Makes the ten million postings that are aimed at. */
    static final int FULL_ALERTS = 1_000_000;

    private static final int POPULAR_PLATES = 1_000_000;
    private static final long FIRST_POPULAR = 100_000_000;
    private static final long PLATES = 78_364_164_096L; // 36 to the 7th
    private static final int SENTINELS = 100;
    private static final int PROBES = 300;
    private static final int BACKGROUND_PER_SECOND = 200;
    private static final int PROBES_PER_SECOND = 10;

    private final StackProcess hub;
    private final SignedAlerts alerts;
    private final HitArrivals hits;
    private final Path state;
    private final Random random = new Random(4711);
    private int number;

    private MatchingLoad(StackProcess hub, SignedAlerts alerts, HitArrivals hits, Path state) {
        this.hub = hub;
        this.alerts = alerts;
        this.hits = hits;
        this.state = state;
    }

    /**
     * On a platform of its own without gateways and notification-service, which would share the cores.
     *
     * @param data empty folder
     * @param count of alerts
     */
    static List<Table> measure(Path data, int count) throws Exception {
        var settings = StackSettings.onFreePorts(data)
                .withGateways(country -> false)
                .withoutNotificationService()
                .withCaseServiceJvmFlags(List.of("-XX:+UseSerialGC", "-Xmx1g"))
                .withCaseServiceSettings(
                        Map.of("logging.level.root", "warn", "case-service.matching.store-memory", "512MB"));
        try (var stack = LocalStack.start(settings, Progress.SILENT)) {
            return measure(stack, data.resolve(stack.caseService().name()), count);
        }
    }

    private static List<Table> measure(LocalStack stack, Path state, int count) throws Exception {
        try (var alerts = new SignedAlerts(stack, Clock.systemUTC());
                var hits = new HitArrivals(stack, new TopicName.Hub(SignedAlerts.RS))) {
            var load = new MatchingLoad(stack.caseService(), alerts, hits, state);
            load.awaitSentinels();
            return List.of(load.throughput(count), load.latency(count), load.sharing(count / 2));
        }
    }

    private Table throughput(int count) throws Exception {
        var table = new Table(
                "Matching: alerts through the hub, as fast as it can",
                "alerts so far",
                "alerts/s",
                "hits told to RS",
                "state on disk, MB",
                "bytes an alert");
        int before = 0;
        for (int size : List.of(count / 4, count / 2, count)) {
            long begin = System.nanoTime();
            for (int i = before; i < size; i++) {
                publishOne();
            }
            awaitSentinels();
            double seconds = (System.nanoTime() - begin) / 1e9;
            long bytes = stateBytes();
            table.row(
                    Table.number(size),
                    Table.number((size - before) / seconds),
                    Table.number(hits.count()),
                    Table.number(bytes / 1e6),
                    Table.number((double) bytes / size));
            before = size;
            hits.forget();
        }
        return table;
    }

    private Table latency(int count) throws Exception {
        var table = new Table(
                "Matching: second alert published → hit readable in the other country, " + count
                        + " alerts stored, milliseconds",
                "",
                "p50",
                "p99");
        return addRow(
                addRow(table, "one at a time", probesAlone()),
                BACKGROUND_PER_SECOND + " alerts/s beside",
                probesUnderLoad());
    }

    /** Of a value that so many alerts share nothing but their number is kept. */
    private Table sharing(int count) throws Exception {
        var table = new Table(
                "Matching: what one value costs that very many alerts share, " + count + " alerts each",
                "",
                "alerts/s",
                "hit p50 afterwards, ms",
                "p99");
        sharing(table, "each with a plate of its own", count, () -> plate(number));
        sharing(table, "all with the same plate", count, () -> plate(FIRST_POPULAR));
        return table;
    }

    private void sharing(Table table, String name, int count, Supplier<String> plate) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            publish(nextVin(), plate.get());
        }
        awaitSentinels();
        double seconds = (System.nanoTime() - begin) / 1e9;
        hits.forget();
        var latency = probesAlone();
        table.row(
                name,
                Table.number(count / seconds),
                Table.number(latency.getValueAtPercentile(50) / 1e6),
                Table.number(latency.getValueAtPercentile(99) / 1e6));
    }

    private static Table addRow(Table table, String name, Histogram nanos) {
        return table.row(
                name,
                Table.number(nanos.getValueAtPercentile(50) / 1e6),
                Table.number(nanos.getValueAtPercentile(99) / 1e6));
    }

    private Histogram probesAlone() throws Exception {
        var latency = new Histogram(3);
        for (int i = 0; i < PROBES; i++) {
            var probe = probe();
            latency.recordValue(hits.arrivalOf(probe.hit()) - probe.sent());
        }
        return latency;
    }

    /** Open loop: nothing waits for the hub. */
    private Histogram probesUnderLoad() throws Exception {
        var probes = new ArrayList<Probe>();
        long begin = System.nanoTime();
        for (int i = 0; probes.size() < PROBES; i++) {
            awaitTime(begin + i * TimeUnit.SECONDS.toNanos(1) / BACKGROUND_PER_SECOND);
            publishOne();
            if (i % (BACKGROUND_PER_SECOND / PROBES_PER_SECOND) == 0) {
                probes.add(probe());
            }
        }
        var latency = new Histogram(3);
        for (var probe : probes) {
            latency.recordValue(hits.arrivalOf(probe.hit()) - probe.sent());
        }
        return latency;
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** @param sent {@link System#nanoTime()} before the second of its alerts */
    private record Probe(HitId hit, long sent) {}

    private Probe probe() {
        var vin = nextVin();
        var first = alerts.publish(SignedAlerts.RS, vin, plate(number));
        long sent = System.nanoTime();
        return new Probe(HitId.of(first, alerts.publish(SignedAlerts.BA, vin, plate(number))), sent);
    }

    /** What was published before these is matched when they are: they pass through all partitions of every step. */
    private void awaitSentinels() throws Exception {
        var sentinels = new ArrayList<Probe>();
        for (int i = 0; i < SENTINELS; i++) {
            sentinels.add(probe());
        }
        for (var sentinel : sentinels) {
            hits.arrivalOf(sentinel.hit());
        }
    }

    private void publishOne() {
        var vin = nextVin();
        publish(vin, number % 10 == 0 ? popularPlate() : plate(number));
    }

    private void publish(String vin, String plate) {
        alerts.publish(random.nextBoolean() ? SignedAlerts.RS : SignedAlerts.BA, vin, plate);
    }

    private String nextVin() {
        number++;
        return "WVGZZZ%011d".formatted(number);
    }

    /** Eight characters, so spread that hardly two of them differ in a single one. */
    private static String plate(long number) {
        return "U"
                + Long.toString(PLATES + (number * 31_415_926_535L) % PLATES, 36)
                        .toUpperCase(Locale.ROOT)
                        .substring(1);
    }

    /** Rank r with a likelihood of 1/r. */
    private String popularPlate() {
        long rank = (long) Math.exp(random.nextDouble() * Math.log(POPULAR_PLATES));
        return plate(FIRST_POPULAR + rank);
    }

    /** Of stores that have been closed, and so have nothing in memory alone. */
    private long stateBytes() throws IOException {
        hub.stop();
        try (var files = Files.walk(state)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } finally {
            hub.start();
        }
    }
}

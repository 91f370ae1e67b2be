package org.borderexchange.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackSettings;
import org.borderexchange.proof.inside.SyntheticIdentifiers;

/**
 * Checks against one gateway at ten times the load of the acceptance test of SIS II, with as many identifiers in memory as SIS has: an open loop,
 * in which each check is timed from the moment at which it was due.
 *
 * @param identifiers held in memory besides those of the alerts; they stand in no alert
 * @param alerts stored before the load begins; a thousandth of the checks meets one of them
 * @param rate checks a second
 * @param seconds of load, after as long a warm-up at a quarter of the rate
 */
record CheckLoad(long identifiers, int alerts, int rate, int seconds) {

    private static final int CHECKS_A_HIT = 1_000;
    private static final int CHECKS_A_CHANGE = 30;
    /** Few, for this is no measurement yet. */
    private static final int FILLING_CONNECTIONS = 4;

    private static final Duration LONGEST_LOAD_OF_MEMORY = Duration.ofMinutes(20);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param options {@code identifiers=}, {@code alerts=}, {@code rate=} and {@code seconds=}; by default 93.2 million, 5,000, 1,000 and 60 */
    static CheckLoad of(List<String> options) {
        var values = new Properties();
        options.forEach(option ->
                values.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1)));
        return new CheckLoad(
                Long.parseLong(values.getProperty("identifiers", "93200000")),
                Integer.parseInt(values.getProperty("alerts", "5000")),
                Integer.parseInt(values.getProperty("rate", "1000")),
                Integer.parseInt(values.getProperty("seconds", "60")));
    }

    /** Starts a platform of its own, with Serbia's gateway alone. @param data an empty folder */
    String measure(Path data) throws Exception {
        var report = data.resolve("identifiers.properties");
        var agent = Path.of(CheckLoad.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var settings = StackSettings.onFreePorts(data)
                .withGateways("RS"::equals)
                .withoutCaseService()
                .withoutNotificationService()
                .withGatewaySettings(Map.of("logging.level.root", "warn"))
                // Shards of the memory are arrays of 1 MB, which must not fill regions of their own.
                .withGatewayJvmFlags(List.of(
                        "-Xmx3g",
                        "-XX:+UseG1GC",
                        "-XX:G1HeapRegionSize=8m",
                        "-javaagent:" + agent,
                        "-D" + SyntheticIdentifiers.COUNT + "=" + identifiers,
                        "-D" + SyntheticIdentifiers.REPORT + "=" + report));
        try (var stack = LocalStack.start(settings, Progress.SILENT)) {
            var known = new SampleAlerts();
            var memory = await(report);
            SustainedAcceptance.submit(stack, known, alerts, FILLING_CONNECTIONS);
            run(stack, known, rate / 4);
            var cpuBefore = SustainedAcceptance.cpuSeconds(stack);
            var measured = run(stack, known, rate);
            var cpuAfter = SustainedAcceptance.cpuSeconds(stack);
            return String.join(
                    "\n",
                    memoryTable(memory),
                    measured.table(this),
                    cpuTable(cpuBefore, cpuAfter).toString());
        }
    }

    /** @param latency nanoseconds from the moment when it was due @param searchable until a check meets a new alert, likewise */
    private record Measured(
            Histogram noHits,
            Histogram hits,
            Histogram changes,
            Histogram searchable,
            Map<Integer, AtomicLong> refused) {

        Measured() {
            this(
                    new ConcurrentHistogram(3),
                    new ConcurrentHistogram(3),
                    new ConcurrentHistogram(3),
                    new ConcurrentHistogram(3),
                    new ConcurrentHashMap<>());
        }

        String table(CheckLoad load) {
            var table = new Table(
                    "%,d checks/s and a change each %d of them for %d s, open loop, against %,d identifiers and %,d stored alerts; milliseconds from when it was due"
                            .formatted(load.rate, CHECKS_A_CHANGE, load.seconds, load.identifiers, load.alerts),
                    "",
                    "count",
                    "p50",
                    "p99",
                    "p99.9",
                    "p99.99",
                    "max");
            row(table, "check, no hit", noHits);
            row(table, "check, hit", hits);
            row(table, "change (alert issued, 201)", changes);
            row(table, "change until a check meets it", searchable);
            refused.forEach(
                    (status, count) -> table.row("answered " + status, Table.number(count.get()), "", "", "", "", ""));
            return table.toString();
        }

        private static void row(Table table, String name, Histogram latency) {
            table.row(
                    name,
                    Table.number(latency.getTotalCount()),
                    at(latency, 50),
                    at(latency, 99),
                    at(latency, 99.9),
                    at(latency, 99.99),
                    at(latency, 100));
        }

        private static String at(Histogram latency, double percentile) {
            return Table.number(latency.getValueAtPercentile(percentile) / 1e6);
        }
    }

    private Measured run(LocalStack stack, SampleAlerts samples, int checksASecond) throws InterruptedException {
        var measured = new Measured();
        var random = new SplittableRandom(checksASecond);
        var officer = new Officer(stack, measured);
        long begin = System.nanoTime();
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < seconds * checksASecond; i++) {
                long due = begin + i * (1_000_000_000L / checksASecond);
                var question = i % CHECKS_A_HIT == 0 ? knownVehicle(random) : unknownVehicle(random);
                awaitMoment(due);
                desks.submit(() -> officer.check(question, due));
                if (i % CHECKS_A_CHANGE == 0) {
                    desks.submit(() -> officer.change(samples, due));
                }
            }
        }
        return measured;
    }

    private String knownVehicle(SplittableRandom random) {
        return SampleAlerts.vin(1 + random.nextInt(alerts));
    }

    private static String unknownVehicle(SplittableRandom random) {
        return "ZFA%014d".formatted(random.nextLong(100_000_000_000_000L));
    }

    private static void awaitMoment(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }

    /** Checks and changes as Serbia's duty officer; what is answered otherwise than expected is counted. */
    private record Officer(LocalStack stack, Measured measured, String token) {

        Officer(LocalStack stack, Measured measured) {
            this(stack, measured, stack.token("RS", "duty-officer"));
        }

        void check(String vin, long due) {
            var answer = post("checks", question(vin));
            if (answer.statusCode() == 200) {
                var latency = isHit(answer) ? measured.hits : measured.noHits;
                latency.recordValue(System.nanoTime() - due);
            }
        }

        void change(SampleAlerts samples, long due) {
            var sample = samples.next();
            if (post("alerts", sample.json()).statusCode() != 201) {
                return;
            }
            measured.changes.recordValue(System.nanoTime() - due);
            while (!isHit(post("checks", question(sample.vin())))) {
                Thread.onSpinWait();
            }
            measured.searchable.recordValue(System.nanoTime() - due);
        }

        private static String question(String vin) {
            return "{\"vin\": \"%s\", \"place\": {\"text\": \"GP Horgoš\"}, \"reason\": \"border control\"}"
                    .formatted(vin);
        }

        private static boolean isHit(HttpResponse<String> answer) {
            return answer.body().contains("\"HIT\"");
        }

        private HttpResponse<String> post(String path, String body) {
            var request = HttpRequest.newBuilder(URI.create(stack.baseUrl("RS") + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 300) {
                    measured.refused
                            .computeIfAbsent(answer.statusCode(), status -> new AtomicLong())
                            .incrementAndGet();
                }
                return answer;
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private static Properties await(Path report) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_LOAD_OF_MEMORY.toNanos();
        while (!Files.exists(report)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the identifiers were not loaded in " + LONGEST_LOAD_OF_MEMORY);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        var measured = new Properties();
        try (var reader = Files.newBufferedReader(report)) {
            measured.load(reader);
        }
        return measured;
    }

    private static String memoryTable(Properties measured) {
        double entries = number(measured, "entries");
        return new Table("The memory of checks, inside the gateway, one thread", "", "")
                .row("identifiers", Table.number(entries))
                .row("heap, MB", Table.number(number(measured, "bytes") / 1e6))
                .row("bytes an identifier", Table.number(number(measured, "bytes") / entries))
                .row("loaded a second", Table.number(entries / number(measured, "load-seconds")))
                .row("look-up of what is there, ns", Table.number(number(measured, "present-nanos")))
                .row("look-up of what is not, ns", Table.number(number(measured, "absent-nanos")))
                .row("adding, ns", Table.number(number(measured, "change-nanos")))
                .toString();
    }

    private Table cpuTable(Map<String, Double> before, Map<String, Double> after) {
        var table = new Table("Where the time went, changes included", "process", "CPU ms a check");
        after.forEach((process, cpu) -> table.row(
                process,
                String.format(
                        Locale.ROOT, "%.2f", (cpu - before.getOrDefault(process, 0.0)) * 1_000 / (rate * seconds))));
        return table;
    }

    private static double number(Properties measured, String name) {
        return Double.parseDouble(measured.getProperty(name));
    }
}

package org.borderexchange.proof;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.StackProcess;
import org.bson.Document;

/** How many alerts a second one gateway takes, each durable before its answer, beside what broker and store do with the same bytes. */
final class SustainedAcceptance {

    private static final int CONNECTIONS = 32;
    private static final int ALERTS = 20_000;
    private static final int BULK = 500;
    private static final String TOPIC = "exchange.group.stolen-vehicles.v1";

    static String measure(LocalStack stack, SampleAlerts alerts) throws Exception {
        var cpuBefore = cpuSeconds(stack);
        var latency = new ConcurrentHistogram(3);
        long begin = System.nanoTime();
        submit(stack, alerts, ALERTS, CONNECTIONS, latency);
        double seconds = (System.nanoTime() - begin) / 1e9;
        var cpuAfter = cpuSeconds(stack);
        double accepted = ALERTS / seconds;

        var values = KafkaYardsticks.valuesOn(stack, TOPIC);
        double produced = KafkaYardsticks.produce(stack, values, 5);
        double inserted = bulkInsert(stack);
        var rates = new Table(
                        "Sustained acceptance, " + CONNECTIONS + " connections, " + ALERTS + " alerts to a whole group",
                        "",
                        "a second",
                        "accepted / it")
                .row(
                        "raw producer, acks=all, the same values",
                        Table.number(produced),
                        Table.times(accepted / produced))
                .row("raw bulk insert of the same documents", Table.number(inserted), Table.times(accepted / inserted))
                .row("alerts accepted (201)", Table.number(accepted), "")
                .row("  p50 of an answer, ms", Table.number(millis(latency, 50)), "")
                .row("  p99 of an answer, ms", Table.number(millis(latency, 99)), "");
        return rates + "\n" + cpuTable(cpuBefore, cpuAfter, seconds);
    }

    static void submit(LocalStack stack, SampleAlerts alerts, int count) throws InterruptedException {
        submit(stack, alerts, count, CONNECTIONS);
    }

    static void submit(LocalStack stack, SampleAlerts alerts, int count, int connections) throws InterruptedException {
        submit(stack, alerts, count, connections, new ConcurrentHistogram(3));
    }

    private static void submit(LocalStack stack, SampleAlerts alerts, int count, int connections, Histogram latency)
            throws InterruptedException {
        var gateway = new Gateway(stack, "RS");
        var left = new AtomicInteger(count);
        Callable<Void> officer = () -> {
            while (left.getAndDecrement() > 0) {
                long begin = System.nanoTime();
                gateway.issue(alerts.json());
                latency.recordValue(System.nanoTime() - begin);
            }
            return null;
        };
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : officers.invokeAll(java.util.Collections.nCopies(connections, officer))) {
                done.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("an alert was not accepted", refused);
        }
    }

    /** @return documents a second */
    private static double bulkInsert(LocalStack stack) {
        try (var client = MongoClients.create(stack.mongoUri("RS"))) {
            var documents = client.getDatabase("gateway-rs")
                    .getCollection("alerts")
                    .find()
                    .limit(ALERTS)
                    .into(new ArrayList<>());
            var target = client.getDatabase("proof")
                    .getCollection("raw", Document.class)
                    .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            long begin = System.nanoTime();
            for (int from = 0; from < documents.size(); from += BULK) {
                target.insertMany(documents.subList(from, Math.min(from + BULK, documents.size())));
            }
            return documents.size() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    /** Used so far, by process. */
    static Map<String, Double> cpuSeconds(LocalStack stack) {
        var seconds = new LinkedHashMap<String, Double>();
        for (StackProcess process : stack.processes()) {
            seconds.put(
                    process.name(), cpuSeconds(ProcessHandle.of(process.pid()).orElseThrow()));
        }
        seconds.put("load generator", cpuSeconds(ProcessHandle.current()));
        return seconds;
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1000.0;
    }

    private static Table cpuTable(Map<String, Double> before, Map<String, Double> after, double seconds) {
        var table = new Table(
                "Where the time went: CPU seconds during " + Table.number(seconds) + " s of acceptance",
                "process",
                "CPU s",
                "µs an alert");
        after.forEach((name, cpu) -> {
            double spent = cpu - before.getOrDefault(name, 0.0);
            table.row(name, Table.number(spent), Table.number(spent / ALERTS * 1e6));
        });
        return table;
    }

    private static double millis(Histogram latency, double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e6;
    }

    private SustainedAcceptance() {}
}

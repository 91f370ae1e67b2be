package org.borderexchange.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.borderexchange.local.stack.LocalStack;

/** From an officer's request in one country to the desk of another, one alert at a time, beside Kafka's own end-to-end tool. */
final class ArrivalLatency {

    private static final int WARM_UP = 300;
    private static final int ALERTS = 1_000;
    private static final int RECORD_BYTES = 700;
    private static final Pattern SUBJECT = Pattern.compile("\"subjectId\":\"([^\"]+)\"");

    static Table measure(LocalStack stack, SampleAlerts alerts) throws Exception {
        var kafka = KafkaYardsticks.endToEndLatency(stack, ALERTS, RECORD_BYTES);
        var answered = new Histogram(3);
        var arrived = new Histogram(3);
        var desk = new Desk(new Gateway(stack, "BA"));
        var officer = new Gateway(stack, "RS");
        for (int i = 0; i < WARM_UP + ALERTS; i++) {
            if (i == WARM_UP) {
                answered.reset();
                arrived.reset();
            }
            long begin = System.nanoTime();
            var id = officer.issue(alerts.json());
            answered.recordValue(System.nanoTime() - begin);
            arrived.recordValue(desk.arrivalOf(id) - begin);
        }
        return new Table(
                        "One alert at a time, request in RS to desk in BA (" + ALERTS + " alerts), milliseconds",
                        "",
                        "p50",
                        "p99",
                        "p50 ratio",
                        "p99 ratio")
                .row(
                        "Kafka EndToEndLatency, " + RECORD_BYTES + " bytes, acks=all",
                        ms(kafka.p50()),
                        ms(kafka.p99()),
                        "",
                        "")
                .row("request sent → 201", ms(at(answered, 50)), ms(at(answered, 99)), "", "")
                .row(
                        "request sent → other country's desk",
                        ms(at(arrived, 50)),
                        ms(at(arrived, 99)),
                        Table.times(at(arrived, 50) / kafka.p50()),
                        Table.times(at(arrived, 99) / kafka.p99()));
    }

    private static double at(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private static String ms(double millis) {
        return Table.number(millis);
    }

    /** Reads a feed and notes when each alert came. */
    private static final class Desk {

        private final ConcurrentHashMap<String, Long> arrivals = new ConcurrentHashMap<>();
        private final Semaphore news = new Semaphore(0);

        Desk(Gateway gateway) throws IOException, InterruptedException {
            var feed = gateway.feed();
            Thread.ofVirtual().start(() -> {
                try (var lines = feed.body()) {
                    lines.filter(line -> line.startsWith("data:")).forEach(this::note);
                } catch (UncheckedIOException stackStopped) {
                    // the measurement is over
                }
            });
        }

        /** @return {@link System#nanoTime()} of the arrival */
        long arrivalOf(String id) throws InterruptedException {
            while (true) {
                var arrival = arrivals.remove(id);
                if (arrival != null) {
                    return arrival;
                }
                if (!news.tryAcquire(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("an alert did not arrive within 10 s");
                }
            }
        }

        private void note(String data) {
            long now = System.nanoTime();
            var subject = SUBJECT.matcher(data);
            if (subject.find()) {
                arrivals.put(subject.group(1), now);
                news.release();
            }
        }
    }

    private ArrivalLatency() {}
}

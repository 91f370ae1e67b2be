package org.borderexchange.proof;

import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.borderexchange.local.stack.LocalStack;
import org.borderexchange.local.stack.Progress;
import org.borderexchange.local.stack.StackSettings;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a published event to every open stream, beside Kafka's own end-to-end tool; and how fast events are taken in while very many subscribe. On a
 * platform of its own without gateways and case-service, which would share the cores.
 */
final class NotificationLoad implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SUBJECT = Pattern.compile("\"subjectId\":\"([^\"]+)\"");
    private static final int SUBSCRIPTIONS_WITH_STREAMS = 10;
    private static final int MOST_STREAMS = 1_000;
    private static final int RECORD_BYTES = 700;
    private static final int WARM_UP = 30;
    private static final int PATIENCE_SECONDS = 60;

    private final LocalStack stack;
    private final SignedAlerts alerts;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger nextVin = new AtomicInteger();

    private NotificationLoad(LocalStack stack) {
        this.stack = stack;
        this.alerts = new SignedAlerts(stack, clock);
    }

    /** @param full ten times as many alerts */
    static List<Table> measure(Path data, boolean full) throws Exception {
        var settings = StackSettings.onFreePorts(data)
                .withGateways(country -> false)
                .withoutCaseService()
                .withNotificationServiceJvmFlags(List.of("-XX:+UseSerialGC", "-Xmx512m"))
                .withNotificationServiceSettings(Map.of("logging.level.root", "warn"));
        try (var stack = LocalStack.start(settings, Progress.SILENT);
                var load = new NotificationLoad(stack)) {
            return List.of(
                    load.latency(full ? 10 : 1),
                    load.throughput(full ? 20_000 : 2_000),
                    load.memory(full ? 1_000 : 100));
        }
    }

    private Table latency(int times) throws Exception {
        var kafka = KafkaYardsticks.endToEndLatency(stack, 1_000, RECORD_BYTES);
        var table = new Table(
                        "Event published → stream of a subscriber, one event at a time, milliseconds",
                        "",
                        "p50",
                        "p99",
                        "p50 ratio",
                        "p99 ratio",
                        "service, MB")
                .row(
                        "Kafka EndToEndLatency, " + RECORD_BYTES + " bytes, acks=all",
                        Table.number(kafka.p50()),
                        Table.number(kafka.p99()),
                        "",
                        "",
                        "");
        var subscriptions = subscriptionsForStreams();
        for (int streams : List.of(100, MOST_STREAMS)) {
            var arrived = toStreams(subscriptions, streams, (streams == 100 ? 200 : 50) * times);
            table.row(
                    streams + " streams, all of which get it",
                    Table.number(at(arrived, 50)),
                    Table.number(at(arrived, 99)),
                    Table.times(at(arrived, 50) / kafka.p50()),
                    Table.times(at(arrived, 99) / kafka.p99()),
                    Table.number(stack.notificationService().residentBytes().orElse(0) / 1e6));
        }
        for (var id : subscriptions) {
            delete(id);
        }
        return table;
    }

    private Histogram toStreams(List<String> subscriptions, int streams, int events) throws Exception {
        try (var readers = new Readers(subscriptions, streams)) {
            var arrived = new Histogram(3);
            for (int i = 0; i < WARM_UP + events; i++) {
                if (i == WARM_UP) {
                    arrived.reset();
                }
                long begin = System.nanoTime();
                var id = publish();
                for (long arrival : readers.arrivalsOf(id)) {
                    arrived.recordValue(Math.max(0, arrival - begin));
                }
            }
            return arrived;
        }
    }

    private Table throughput(int events) throws Exception {
        var table = new Table(
                "Events taken in, matched and told to one stream, as fast as it can",
                "other subscriptions",
                "events/s",
                "service, MB");
        var all = subscribe("{\"name\": \"all\", \"channel\": {\"kind\": \"SSE\"}}");
        int before = 0;
        for (int others : List.of(0, 10_000)) {
            addSubscriptions(before, others);
            before = others;
            try (var readers = new Readers(List.of(all), 1)) {
                for (int i = 0; i < WARM_UP; i++) {
                    readers.arrivalsOf(publish());
                }
                long begin = System.nanoTime();
                var ids = new ArrayList<String>();
                for (int i = 0; i < events; i++) {
                    ids.add(publish());
                }
                for (var id : ids) {
                    readers.arrivalsOf(id);
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                table.row(
                        Table.number(others),
                        Table.number(events / seconds),
                        Table.number(stack.notificationService().residentBytes().orElse(0) / 1e6));
            }
        }
        return table;
    }

    /** With the 10,000 subscriptions that the throughput has left. */
    private Table memory(int eventsBetween) throws Exception {
        var table = new Table(
                "Memory of the service with 10,000 subscriptions and 1,000 open streams, all of which get every event",
                "messages sent",
                "live heap, MB",
                "resident, MB");
        var heap = new LiveHeap(
                stack.notificationService(), stack.notificationServiceUrl(), stack.token("HUB", "operator"));
        var subscriptions = subscriptionsForStreams();
        try (var readers = new Readers(subscriptions, MOST_STREAMS)) {
            for (int i = 0; i < WARM_UP; i++) {
                readers.arrivalsOf(publish());
            }
            for (int events = WARM_UP; events <= WARM_UP + 4 * eventsBetween; events += eventsBetween) {
                table.row(
                        Table.number((double) events * MOST_STREAMS),
                        Table.number(heap.megabytes(http)),
                        Table.number(stack.notificationService().residentBytes().orElse(0) / 1e6));
                for (int i = 0; i < eventsBetween; i++) {
                    readers.arrivalsOf(publish());
                }
            }
        }
        return table;
    }

    /** Straight into the database, for nobody may have so many: half seek a plate, half a make in a radius; none matches. */
    private void addSubscriptions(int from, int to) {
        if (from == to) {
            return;
        }
        try (var client = MongoClients.create(stack.notificationServiceMongoUri())) {
            var database = client.getDatabase("notification-service");
            var documents = new ArrayList<Document>();
            for (int i = from; i < to; i++) {
                var filter = i % 2 == 0
                        ? "identifier('NS%05dXX')".formatted(i)
                        : "content.make == 'Make %d' && within(content.places, 44.8, 20.5, 100)".formatted(i);
                documents.add(new Document("_id", "S-PROOF" + i)
                        .append("version", 1)
                        .append("reader", "BA")
                        .append("owner", "proof")
                        .append("createdAt", Date.from(clock.instant()))
                        .append("name", "proof")
                        .append("workingGroups", List.of("stolen-vehicles"))
                        .append("types", List.of())
                        .append("origins", List.of())
                        .append("urgencies", List.of())
                        .append("events", List.of())
                        .append("filter", filter)
                        .append("language", "en")
                        .append("channel", new Document("kind", "SSE"))
                        .append("muted", List.of()));
            }
            database.getCollection("subscriptions").insertMany(documents);
            database.getCollection("subscription_state")
                    .updateOne(new Document("_id", "state"), new Document("$inc", new Document("number", 1L)));
        }
    }

    private String publish() {
        int number = nextVin.incrementAndGet();
        var plate = "BG%05dZZ".formatted(number % 100_000);
        return alerts.publish(SignedAlerts.RS, SampleAlerts.vin(number), plate).toString();
    }

    private List<String> subscriptionsForStreams() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (int i = 0; i < SUBSCRIPTIONS_WITH_STREAMS; i++) {
            ids.add(subscribe("{\"name\": \"stream\", \"channel\": {\"kind\": \"SSE\"}}"));
        }
        return ids;
    }

    private String subscribe(String body) throws IOException, InterruptedException {
        var request = request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("expected 201, got " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).get("id").asString();
    }

    private void delete(String id) throws IOException, InterruptedException {
        http.send(request("/" + id).DELETE().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(stack.notificationServiceUrl().resolve("/api/v1/subscriptions" + path))
                .header("Authorization", "Bearer " + stack.token("BA", "analyst"));
    }

    private static double at(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public void close() {
        alerts.close();
        http.shutdownNow();
    }

    /** Open streams, which note when each event came to each of them. */
    private final class Readers implements AutoCloseable {

        private final class Arrivals {
            private final long[] at;
            private final AtomicInteger count = new AtomicInteger();
            private final CountDownLatch all;

            Arrivals(int streams) {
                at = new long[streams];
                all = new CountDownLatch(streams);
            }

            void add(long nanoTime) {
                at[count.getAndIncrement()] = nanoTime;
                all.countDown();
            }
        }

        private final int streams;
        private final Map<String, Arrivals> bySubject = new ConcurrentHashMap<>();
        private final List<InputStream> open = new ArrayList<>();

        Readers(List<String> subscriptions, int streams) throws IOException, InterruptedException {
            this.streams = streams;
            for (int i = 0; i < streams; i++) {
                var response = http.send(
                        request("/" + subscriptions.get(i % subscriptions.size()) + "/stream")
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
                if (response.statusCode() != 200) {
                    throw new IOException("a stream was answered " + response.statusCode());
                }
                var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                open.add(response.body());
                Thread.ofVirtual().start(() -> read(lines));
            }
        }

        private void read(BufferedReader lines) {
            try {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    long now = System.nanoTime();
                    var subject = SUBJECT.matcher(line);
                    if (line.startsWith("data: ") && subject.find()) {
                        arrivals(subject.group(1)).add(now);
                    }
                }
            } catch (IOException closed) {
                // the measurement is over
            }
        }

        private Arrivals arrivals(String subject) {
            return bySubject.computeIfAbsent(subject, id -> new Arrivals(streams));
        }

        /** Waits until it has come to every stream. */
        long[] arrivalsOf(String subject) throws InterruptedException {
            var arrivals = arrivals(subject);
            if (!arrivals.all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "an event came to %d of %d streams only".formatted(arrivals.count.get(), streams));
            }
            bySubject.remove(subject);
            return arrivals.at;
        }

        @Override
        public void close() throws IOException {
            // Not the readers, which are locked while they wait for a line.
            for (var stream : open) {
                stream.close();
            }
        }
    }
}

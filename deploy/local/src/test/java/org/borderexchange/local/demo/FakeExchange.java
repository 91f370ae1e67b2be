package org.borderexchange.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gateways that tell each other everything at once, and a hub that compares roughly, as far as the demo needs them. */
final class FakeExchange implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private record Known(String owner, int version, Set<String> readers, JsonNode alert) {}

    private final Map<String, HttpServer> gateways = new HashMap<>();
    private final Map<String, OutputStream> feeds = new HashMap<>();
    private final Map<String, Known> alerts = new LinkedHashMap<>();
    private final Map<String, FakeHit> hits = new LinkedHashMap<>();
    private final Map<String, FakeCase> cases = new LinkedHashMap<>();
    private final Set<String> deaf = new TreeSet<>();
    private boolean discreet = true;

    FakeExchange() throws IOException {
        for (var country : Programme.COUNTRIES) {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/v1/events", exchange -> openFeed(country, exchange));
            server.createContext("/api/v1/alerts", exchange -> serve(country, exchange));
            server.createContext("/api/v1/hits", exchange -> serveHits(country, exchange));
            server.createContext("/api/v1/cases", exchange -> serveCases(country, exchange));
            server.createContext("/api/v1/operations", exchange -> serveCases(country, exchange));
            server.createContext("/api/v1/checks", exchange -> check(country, exchange));
            server.start();
            gateways.put(country, server);
        }
    }

    /** From now on both owners of two alerts learn of a hit, whether they may or not. */
    void betray() {
        discreet = false;
    }

    /** From now on this country's desk hears nothing. */
    void deafen(String country) {
        deaf.add(country);
    }

    List<DutyOfficer> officers(HttpClient http) {
        return Programme.COUNTRIES.stream()
                .map(country -> new DutyOfficer(country, url(country), "token", http))
                .toList();
    }

    @Override
    public void close() {
        gateways.values().forEach(server -> server.stop(0));
    }

    private URI url(String country) {
        return URI.create(
                "http://127.0.0.1:" + of(gateways, country).getAddress().getPort());
    }

    private synchronized void openFeed(String country, HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var feed = exchange.getResponseBody();
        feeds.put(country, feed);
        feed.write(": connected\n\nevent: reset\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
        feed.flush();
    }

    private synchronized void serve(String country, HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/alerts".length())
                .split("/");
        var id = path.length > 1 ? path[1] : "";
        var body = body(exchange);
        switch (exchange.getRequestMethod() + path.length) {
            case "POST1" -> issue(country, body, exchange);
            case "GET2" -> {
                var known = alerts.get(id);
                var readable = known != null && (known.owner.equals(country) || known.readers.contains(country));
                answer(exchange, readable ? 200 : 404, JSON.createObjectNode());
            }
            case "PUT2" -> change(id, "ALERT_AMENDED", readers(country, body), exchange);
            default -> change(id, "ALERT_WITHDRAWN", of(alerts, id).readers, exchange);
        }
    }

    private void issue(String country, ObjectNode body, HttpExchange exchange) throws IOException {
        var again = alerts.entrySet().stream()
                .filter(known -> known.getValue().alert.equals(body))
                .findFirst();
        if (again.isPresent()) {
            answer(exchange, 200, JSON.createObjectNode().put("id", again.get().getKey()));
            return;
        }
        if (body.path("workingGroup").asString().equals("stolen-spaceships")) {
            var problem = JSON.createObjectNode().put("title", "The alert has faults");
            var errors = problem.putArray("errors");
            errors.addObject().put("pointer", "/workingGroup").put("message", "is not a working group");
            errors.addObject().put("pointer", "/content/vin").put("message", "17 letters or digits");
            answer(exchange, 400, problem);
            return;
        }
        var id = country + "-%026d".formatted(alerts.size());
        var known = new Known(country, 1, readers(country, body), body);
        alerts.put(id, known);
        tell(known.readers, "ALERT_ISSUED", id, 1);
        answer(exchange, 201, JSON.createObjectNode().put("id", id));
        for (var other : List.copyOf(alerts.entrySet())) {
            match(other.getKey(), other.getValue(), id, known);
        }
    }

    private void match(String earlierId, Known earlier, String id, Known known) throws IOException {
        var common = FakeHit.common(earlier.alert, known.alert);
        if (earlier.owner.equals(known.owner) || common.isEmpty()) {
            return;
        }
        var told = new TreeSet<String>();
        if (earlier.readers.contains(known.owner) || !discreet) {
            told.add(known.owner);
        }
        if (known.readers.contains(earlier.owner) || !discreet) {
            told.add(earlier.owner);
        }
        var hit = new FakeHit("H-%d".formatted(hits.size()), common.iterator().next(), List.of(earlierId, id), told);
        hits.put(hit.id(), hit);
        if (hit.alarms()) {
            tell(
                    told,
                    "HIT_RAISED",
                    JSON.createObjectNode().put("subjectId", hit.id()).set("hit", hit.json()));
        }
    }

    private synchronized void serveHits(String country, HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI()
                .getPath()
                .substring("/api/v1/hits".length())
                .split("/");
        if (path.length == 1) {
            var list = JSON.createObjectNode();
            var items = list.putArray("items");
            hits.values().stream().filter(hit -> hit.told().contains(country)).forEach(hit -> items.add(hit.json()));
            answer(exchange, 200, list);
            return;
        }
        var hit = hits.get(path[1]);
        if (hit == null || !hit.told().contains(country)) {
            answer(exchange, 404, JSON.createObjectNode());
        } else if (path.length == 2) {
            answer(exchange, 200, hit.json());
        } else {
            hit.verdicts().add(body(exchange).put("country", country));
            tell(hit.told(), "VERDICT_GIVEN", JSON.createObjectNode().put("subjectId", hit.id()));
            answer(exchange, 200, hit.json());
            if (hit.verdicts().size() == 2) {
                open(hit);
            }
        }
    }

    private void open(FakeHit hit) throws IOException {
        var id = "C-%d".formatted(cases.size());
        var opened = new FakeCase(id, List.copyOf(hit.told()), hit.id());
        cases.put(id, opened);
        tell(
                hit.told(),
                "CASE_CHANGED",
                JSON.createObjectNode()
                        .put("subjectId", id)
                        .set("case", opened.json(opened.participants().getFirst())));
    }

    private synchronized void serveCases(String country, HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, of(cases, path[4]).json(country));
        } else if (path.length == 4) {
            var id = "O-%d".formatted(cases.size());
            cases.put(id, new FakeCase(id, List.of(country), ""));
            decide(country, id, body(exchange), exchange);
        } else if (!of(cases, path[4]).isAt(exchange.getRequestHeaders().getFirst("If-Match"))) {
            answer(exchange, 412, JSON.createObjectNode());
        } else {
            decide(country, path[4], body(exchange), exchange);
        }
    }

    private void decide(String country, String subject, JsonNode act, HttpExchange exchange) throws IOException {
        var id = of(cases, subject).act(country, act);
        answer(exchange, 202, JSON.createObjectNode().put("act", id).put("subject", subject));
        var entry = JSON.createObjectNode().put("id", id).put("outcome", "ACCEPTED");
        tell(
                List.of(country),
                "CASE_CHANGED",
                JSON.createObjectNode().put("subjectId", subject).set("entry", entry));
    }

    private synchronized void check(String country, HttpExchange exchange) throws IOException {
        var vin = body(exchange).path("vin").asString().replace('O', '0').replace('I', '1');
        var answer = JSON.createObjectNode().put("result", "NO_HIT");
        var found = answer.putArray("alerts");
        for (var alert : alerts.entrySet()) {
            var known = alert.getValue();
            if (known.alert.at("/content/vin").asString("").equals(vin) && known.readers.contains(country)) {
                answer.put("result", "HIT");
                found.addObject()
                        .put("id", alert.getKey())
                        .put("owner", known.owner)
                        .put("actionToTake", known.alert.path("actionToTake").asString())
                        .put("strength", "NORMALISED")
                        .putArray("matchedOn")
                        .addObject()
                        .put("explanation", "equal");
                tell(List.of(known.owner), "SIGHTING_REPORTED", alert.getKey(), 1);
            }
        }
        answer(exchange, 200, answer);
    }

    private void change(String id, String kind, Set<String> readers, HttpExchange exchange) throws IOException {
        var before = of(alerts, id);
        alerts.put(id, new Known(before.owner, before.version + 1, readers, before.alert));
        tell(readers, kind, id, before.version + 1);
        var lost = new ArrayList<>(before.readers);
        lost.removeAll(readers);
        tell(lost, "ALERT_ERASED", id, before.version + 1);
        answer(exchange, 200, JSON.createObjectNode().put("id", id));
    }

    private static Set<String> readers(String owner, JsonNode alert) {
        var readers = new TreeSet<String>();
        alert.path("audience").path("countries").forEach(country -> readers.add(country.asString()));
        if (readers.isEmpty()) {
            readers.addAll(
                    alert.path("workingGroup").asString().equals("firearms")
                            ? List.of("RS", "BA")
                            : Programme.COUNTRIES);
        }
        readers.remove(owner);
        return readers;
    }

    private void tell(Iterable<String> countries, String kind, String id, int version) throws IOException {
        tell(countries, kind, JSON.createObjectNode().put("subjectId", id).put("version", version));
    }

    /** In two pieces, as networks deliver. */
    private void tell(Iterable<String> countries, String kind, JsonNode data) throws IOException {
        var event = "event: %s\nid: 1\ndata: %s\n\n".formatted(kind, data).getBytes(StandardCharsets.UTF_8);
        for (var country : countries) {
            if (!deaf.contains(country)) {
                var feed = of(feeds, country);
                feed.write(event, 0, 20);
                feed.flush();
                feed.write(event, 20, event.length - 20);
                feed.flush();
            }
        }
    }

    private static ObjectNode body(HttpExchange exchange) throws IOException {
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return text.isEmpty() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(text);
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

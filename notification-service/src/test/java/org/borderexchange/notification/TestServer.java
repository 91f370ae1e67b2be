package org.borderexchange.notification;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's system that receives webhooks and checks them with the kept library, on the loopback. */
public final class TestServer implements AutoCloseable {

    /** What came. */
    public record Request(Map<String, List<String>> headers, String body) {

        public String id() {
            return headers.getOrDefault("webhook-id", List.of("")).getFirst();
        }

        public JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (Exception notSigned) {
                return false;
            }
        }
    }

    public final List<Request> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private volatile int status = 204;
    private volatile String location = "";

    public TestServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(headers, body));
            if (!location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    public void answers(int code) {
        status = code;
    }

    public void redirectsTo(URI elsewhere) {
        status = 302;
        location = elsewhere.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

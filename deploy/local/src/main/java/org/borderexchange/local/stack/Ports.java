package org.borderexchange.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * Ports of a stack, all on 127.0.0.1.
 *
 * @param controller Kafka's own
 * @param registryManagement the registry's own
 * @param caseService its first instance
 * @param notificationService its first instance
 * @param mail SMTP of the sink that takes all mail
 * @param gateways of the member countries in the order of the directory; from the end of the list, of further instances
 *     of any service
 */
public record Ports(
        int identity,
        int broker,
        int controller,
        int registry,
        int registryManagement,
        int store,
        int caseService,
        int notificationService,
        int mail,
        List<Integer> gateways) {

    private static final int BESIDE_GATEWAYS = 9;
    private static final int GATEWAYS = 16;

    /** The promised ports: gateways from 8081 on, leaving out what others have. */
    public static Ports promised() {
        var gateways = IntStream.concat(IntStream.rangeClosed(8081, 8084), IntStream.rangeClosed(8101, 8140));
        return new Ports(
                8099,
                9092,
                9093,
                8085,
                8086,
                27017,
                8090,
                8091,
                1025,
                gateways.boxed().toList());
    }

    /**
     * Ports that nobody listens on now, below those which operating systems give to outgoing connections: a process
     * that is restarted finds its port still free.
     */
    public static Ports free() {
        var found = new ArrayList<Integer>();
        var candidate = ThreadLocalRandom.current().nextInt(11_000, 30_000);
        while (found.size() < BESIDE_GATEWAYS + GATEWAYS) {
            if (isFree(candidate)) {
                found.add(candidate);
            }
            candidate++;
        }
        return new Ports(
                found.get(0),
                found.get(1),
                found.get(2),
                found.get(3),
                found.get(4),
                found.get(5),
                found.get(6),
                found.get(7),
                found.get(8),
                found.subList(BESIDE_GATEWAYS, found.size()));
    }

    public Ports {
        gateways = List.copyOf(gateways);
    }

    /** Of the first instance of a country's gateway. */
    int gatewayOf(CountryCode country, ExchangeDirectory directory) {
        var countries = directory.countries().stream().map(Country::code).toList();
        return gateways.get(countries.indexOf(country));
    }

    /** @throws StackFailed if something listens on one of them; names each and its holder */
    void requireFree(ExchangeDirectory directory) {
        var wanted = new LinkedHashMap<String, Integer>();
        wanted.put("Kafka", broker);
        wanted.put("Kafka's controller", controller);
        wanted.put("schema registry", registry);
        wanted.put("management of the schema registry", registryManagement);
        wanted.put("MongoDB protocol", store);
        wanted.put("identity provider", identity);
        wanted.put("case-service", caseService);
        wanted.put("notification-service", notificationService);
        wanted.put("mail sink", mail);
        directory
                .countries()
                .forEach(country ->
                        wanted.put("exchange-gateway of " + country.code(), gatewayOf(country.code(), directory)));
        var taken = wanted.entrySet().stream()
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry -> "  %d (%s) is taken by %s"
                        .formatted(entry.getValue(), entry.getKey(), PortHolder.describe(entry.getValue())))
                .collect(Collectors.joining(System.lineSeparator()));
        if (!taken.isEmpty()) {
            throw new StackFailed("The stack needs these ports of 127.0.0.1:%n%s".formatted(taken));
        }
    }

    URI identityUrl() {
        return URI.create("http://127.0.0.1:" + identity);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do it; otherwise connections of a server that has just ended would count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

package org.borderexchange.notification.delivery;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderexchange.notification.event.Reader;

/**
 * Where readers read the content.
 *
 * @param gateways base address of each country's gateway, and of case-service under {@code HUB}
 */
public record Links(Map<String, URI> gateways) {

    private static final String ALERTS = "alerts";

    public Links {
        gateways = gateways.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, of -> withoutSlash(of.getValue())));
    }

    /** @return empty if nobody said where the gateway is, and of alerts for the hub's analysts: case-service answers none */
    public String to(Reader reader, String subject) {
        var gateway = gateways.get(reader.code());
        if (gateway == null || reader.isHub() && collection(subject).equals(ALERTS)) {
            return "";
        }
        return gateway + "/api/v1/" + collection(subject) + "/" + subject;
    }

    private static URI withoutSlash(URI gateway) {
        return URI.create(gateway.toString().replaceAll("/+$", ""));
    }

    private static String collection(String subject) {
        return switch (subject.substring(0, Math.min(2, subject.length()))) {
            case "H-" -> "hits";
            case "C-" -> "cases";
            case "O-" -> "operations";
            default -> ALERTS;
        };
    }
}

package org.borderexchange.local.identity;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.borderexchange.schemas.directory.ExchangeDirectory;

/**
 * Who vouches for the officers and systems of one country, or of the hub.
 *
 * @param country ISO 3166-1 alpha-2, or {@link ExchangeDirectory#HUB}: what every token of this issuer says, and no
 *     other's
 */
public record Issuer(String country) {

    private static final List<String> NATIONAL_ROLES = List.of("duty-officer", "analyst", "system", "ncp-admin", "dpo");
    private static final List<String> HUB_ROLES = List.of("hub-analyst", "operator");

    /** Roles that it knows. There is one client of that name for each, with one demo account behind it. */
    public List<String> roles() {
        return country.equals(ExchangeDirectory.HUB) ? HUB_ROLES : NATIONAL_ROLES;
    }

    /** Its identifier, e.g. {@code http://127.0.0.1:8099/rs}. */
    public URI uri(URI provider) {
        return provider.resolve("/" + lowerCase());
    }

    /** Where a client asks for a token. */
    public URI tokenEndpoint(URI provider) {
        return URI.create(uri(provider) + "/oauth2/token");
    }

    /** Where a resource server learns the rest. */
    public URI discovery(URI provider) {
        return URI.create(uri(provider) + "/.well-known/openid-configuration");
    }

    /**
     * Under which a client's secret is kept, e.g. {@code rs.duty-officer}; also the id of the demo account behind it.
     */
    public String account(String role) {
        return lowerCase() + "." + role;
    }

    private String lowerCase() {
        return country.toLowerCase(Locale.ROOT);
    }
}

package org.borderexchange.local.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Finds only clients of the issuer that is being asked: the secret of one country opens no other. */
final class ClientsOfIssuer implements RegisteredClientRepository {

    private final Realms realms;

    ClientsOfIssuer(Realms realms) {
        this.realms = realms;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return realms.current().clients().get(clientId);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return realms.current().clients().values().stream()
                .filter(client -> client.getId().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are fixed");
    }
}

package org.borderexchange.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url where the provider is reached; part of every issuer's identifier
 * @param issuers of the issuers, each a country or HUB
 * @param keys folder of the signing keys, filled at the first start
 * @param secrets file with the clients' secrets, see {@link Issuer#account}
 */
@ConfigurationProperties("identity")
record IdentityProperties(URI url, List<String> issuers, Path keys, Path secrets) {}

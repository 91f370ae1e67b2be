package org.borderexchange.gateway.casework.document;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's case-service, which keeps the bytes of documents.
 *
 * @param url without a path; absent: documents cannot be attached
 * @param patience for a document to be stored there
 */
@ConfigurationProperties("gateway.hub")
record HubProperties(@Nullable URI url, @DefaultValue("60s") Duration patience) {}

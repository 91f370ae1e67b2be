package org.borderexchange.gateway.casework.document;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    Documents documents(DocumentProperties properties, DocumentScanner scanner, DocumentStore store, Clock clock) {
        var folder = properties.folder() == null
                ? Path.of(System.getProperty("java.io.tmpdir"), "exchange-gateway-documents")
                : properties.folder();
        return new Documents(
                new Spool(folder, properties.largest(), clock),
                new MediaTypes(properties.mediaTypes()),
                scanner,
                store,
                properties.atOnce());
    }

    @Bean
    DocumentScanner documentScanner(DocumentProperties properties) {
        var clamd = properties.clamd();
        return clamd == null ? DocumentScanner.NONE : new ClamdScanner(clamd.host(), clamd.port(), clamd.patience());
    }

    @Bean
    DocumentStore documentStore(HubProperties hub) {
        return hub.url() == null
                ? (file, sha256, mediaType, authorization) -> {
                    throw new IOException("no hub is configured");
                }
                : new HubDocuments(hub.url(), hub.patience());
    }
}

package org.borderexchange.gateway.casework.document;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Documents of cases.
 *
 * @param largest of one of them
 * @param atOnce documents that may be on their way through this instance; more are refused as unavailable
 * @param mediaTypes that are taken
 * @param folder in which they lie while they are looked at; absent: one of the system's temporary folder
 * @param clamd absent: documents are not scanned
 */
@ConfigurationProperties("gateway.documents")
record DocumentProperties(
        @DefaultValue("50MB") DataSize largest,
        @DefaultValue("8") int atOnce,

        @DefaultValue({
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/tiff",
            "image/gif",
            "image/webp",
            "text/plain",
            "text/csv",
            "video/mp4",
            "audio/mpeg",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation"
        })
        List<String> mediaTypes,

        @Nullable Path folder,
        @Nullable Clamd clamd) {

    /**
     * The scanner's daemon. Its own {@code StreamMaxLength} must not be below {@link #largest}.
     *
     * @param patience for a connection, and for each answer
     */
    record Clamd(
            String host,
            @DefaultValue("3310") int port,
            @DefaultValue("60s") Duration patience) {}
}

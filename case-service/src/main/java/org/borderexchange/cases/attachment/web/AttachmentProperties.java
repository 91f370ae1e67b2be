package org.borderexchange.cases.attachment.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Attachments.
 *
 * @param mostSize of one
 * @param keepUnnamed how long bytes stay that no case names, counted from when they were brought last
 */
@ConfigurationProperties("case-service.attachments")
record AttachmentProperties(
        @DefaultValue("50MB") DataSize mostSize,
        @DefaultValue("7d") Duration keepUnnamed) {}

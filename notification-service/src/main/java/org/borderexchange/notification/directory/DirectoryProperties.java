package org.borderexchange.notification.directory;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the directory is.
 *
 * @param location folder with members.yaml, groups.yaml and keys.yaml
 * @param refreshInterval how soon a changed file is noticed
 */
@ConfigurationProperties("notification-service.directory")
public record DirectoryProperties(
        Path location, @DefaultValue("5s") Duration refreshInterval) {}

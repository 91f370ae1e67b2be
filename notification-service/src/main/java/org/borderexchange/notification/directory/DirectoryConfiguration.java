package org.borderexchange.notification.directory;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ScheduledFuture;
import org.borderexchange.schemas.directory.CurrentDirectory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    CurrentDirectory currentDirectory(DirectoryProperties properties, MeterRegistry metrics) {
        var directory = new CurrentDirectory(properties.location());
        Gauge.builder("exchange.directory.outdated", directory, d -> d.isOutdated() ? 1 : 0)
                .description("1 while the directory's files are faulty and the last good reading is in force")
                .register(metrics);
        return directory;
    }

    @Bean
    DisposableBean directoryRefresh(
            CurrentDirectory directory, DirectoryProperties properties, TaskScheduler scheduler) {
        ScheduledFuture<?> refresh = scheduler.scheduleAtFixedRate(directory::refresh, properties.refreshInterval());
        return () -> refresh.cancel(false);
    }
}

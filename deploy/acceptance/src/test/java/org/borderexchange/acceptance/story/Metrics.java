package org.borderexchange.acceptance.story;

import java.util.Set;
import java.util.stream.Collectors;

/** One scrape of a Prometheus endpoint. */
public record Metrics(String text) {

    /** Sum over all tags; 0 if there is no such metric. */
    public double sum(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    public Set<String> names() {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}

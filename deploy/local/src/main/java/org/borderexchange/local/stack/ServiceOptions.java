package org.borderexchange.local.stack;

import java.util.List;
import java.util.Map;

/**
 * How a service runs otherwise than it would.
 *
 * @param settings added to, or replacing, those that the stack gives to every instance
 * @param jvmFlags beside those without which it would not run
 */
public record ServiceOptions(Map<String, String> settings, List<String> jvmFlags) {

    public ServiceOptions {
        settings = Map.copyOf(settings);
        jvmFlags = List.copyOf(jvmFlags);
    }

    ServiceOptions withSettings(Map<String, String> others) {
        return new ServiceOptions(others, jvmFlags);
    }

    ServiceOptions withJvmFlags(List<String> others) {
        return new ServiceOptions(settings, others);
    }
}

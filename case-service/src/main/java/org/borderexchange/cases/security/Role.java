package org.borderexchange.cases.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The roles that may do something here. */
enum Role {
    DUTY_OFFICER(Permission.READ, false),
    ANALYST(Permission.READ, false),
    HUB_ANALYST(Permission.READ, true),
    OPERATOR(Permission.OPERATE, true);

    private final Permission permission;
    private final boolean ofHub;

    /** @param ofHub whether the hub's issuer alone may say that somebody has it, or a country's alone */
    Role(Permission permission, boolean ofHub) {
        this.permission = permission;
        this.ofHub = ofHub;
    }

    Permission permission() {
        return permission;
    }

    /**
     * @param slug as it stands in tokens, e.g. {@code duty-officer}
     * @return empty if there is no such role here, or this issuer has no say in it
     */
    static Optional<Role> of(String slug, boolean hub) {
        return Arrays.stream(values())
                .filter(role -> role.ofHub == hub && role.slug().equals(slug))
                .findFirst();
    }

    private String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

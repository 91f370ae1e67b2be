package org.borderexchange.notification.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The roles that may do something here. */
enum Role {
    DUTY_OFFICER(false, Permission.SUBSCRIBE),
    ANALYST(false, Permission.SUBSCRIBE),
    NCP_ADMIN(false, Permission.SUBSCRIBE, Permission.ADMINISTER),
    HUB_ANALYST(true, Permission.SUBSCRIBE),
    OPERATOR(true, Permission.OPERATE);

    private final Set<Permission> permissions;
    private final boolean ofHub;

    /** @param ofHub whether the hub's issuer alone may say that somebody has it, or a country's alone */
    Role(boolean ofHub, Permission... permissions) {
        this.permissions = Set.of(permissions);
        this.ofHub = ofHub;
    }

    Set<Permission> permissions() {
        return permissions;
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

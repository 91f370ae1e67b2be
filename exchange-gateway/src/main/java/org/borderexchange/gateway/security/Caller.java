package org.borderexchange.gateway.security;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * The officer or system of this country that makes the request; as a parameter of a controller it is resolved from the token.
 *
 * @param subject of the token: who it is for the country's own records
 * @param tokenExpires the end of everything that the token opened, streams included
 */
public record Caller(CountryCode country, String subject, Set<Role> roles, Instant tokenExpires) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** What its roles allow together. */
    public Set<Permission> permissions() {
        var permissions = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> permissions.addAll(role.permissions()));
        return permissions;
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }
}

package org.borderexchange.gateway.security;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An accepted token: the permissions of its roles are its authorities. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Caller caller;
    private final String subject;

    /** @param caller null: of the hub, which has no say in a country's alerts */
    CallerAuthentication(@Nullable Caller caller, String subject, Set<Role> roles) {
        super(authorities(caller != null, roles));
        this.caller = caller;
        this.subject = subject;
        setAuthenticated(true);
    }

    @Nullable
    Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return subject;
    }

    /** The token itself is not kept. */
    @Override
    public String getCredentials() {
        return "";
    }

    private static Collection<GrantedAuthority> authorities(boolean national, Set<Role> roles) {
        var authorities = new java.util.HashSet<GrantedAuthority>();
        roles.forEach(role -> role.permissions()
                .forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission.name()))));
        if (national && !roles.isEmpty()) {
            authorities.add(new SimpleGrantedAuthority(SecurityConfiguration.NATIONAL));
        }
        return authorities;
    }
}

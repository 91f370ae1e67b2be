package org.borderexchange.notification.security;

import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An accepted token: the permissions of its roles are its authorities. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final String subject;

    CallerAuthentication(Caller caller, String subject, Set<Role> roles) {
        super(roles.stream()
                .flatMap(role -> role.permissions().stream())
                .distinct()
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .toList());
        this.caller = caller;
        this.subject = subject;
        setAuthenticated(true);
    }

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
}

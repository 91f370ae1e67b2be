package org.borderexchange.gateway.security;

import static org.borderexchange.gateway.security.Permission.ACKNOWLEDGE;
import static org.borderexchange.gateway.security.Permission.AMEND;
import static org.borderexchange.gateway.security.Permission.BATCH;
import static org.borderexchange.gateway.security.Permission.CASE_ACT;
import static org.borderexchange.gateway.security.Permission.CASE_READ;
import static org.borderexchange.gateway.security.Permission.CHECK;
import static org.borderexchange.gateway.security.Permission.FEED;
import static org.borderexchange.gateway.security.Permission.ISSUE;
import static org.borderexchange.gateway.security.Permission.OPERATE;
import static org.borderexchange.gateway.security.Permission.READ;
import static org.borderexchange.gateway.security.Permission.READ_OWN;
import static org.borderexchange.gateway.security.Permission.VERDICT;
import static org.borderexchange.gateway.security.Permission.WITHDRAW;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The roles of the exchange and what each may do at a gateway. */
public enum Role {
    DUTY_OFFICER(Issuer.NATIONAL, ISSUE, AMEND, WITHDRAW, READ, CHECK, VERDICT, ACKNOWLEDGE, CASE_READ, CASE_ACT, FEED),
    ANALYST(Issuer.NATIONAL, READ, CHECK, CASE_READ, FEED),
    SYSTEM(Issuer.NATIONAL, ISSUE, BATCH, AMEND, WITHDRAW, CHECK, READ_OWN),
    NCP_ADMIN(Issuer.NATIONAL),
    DPO(Issuer.NATIONAL),
    HUB_ANALYST(Issuer.HUB),
    OPERATOR(Issuer.HUB, OPERATE);

    /** Who may say that somebody has the role. */
    enum Issuer {
        NATIONAL,
        HUB
    }

    private final Issuer issuer;
    private final Set<Permission> permissions;

    Role(Issuer issuer, Permission... permissions) {
        this.issuer = issuer;
        this.permissions = Set.of(permissions);
    }

    /** As it stands in tokens, e.g. {@code duty-officer}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Empty if there is no such role, or the issuer has no say in it. */
    static Optional<Role> of(String slug, Issuer issuer) {
        return Arrays.stream(values())
                .filter(role -> role.issuer == issuer && role.slug().equals(slug))
                .findFirst();
    }
}

package org.borderexchange.cases.casework;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.Contact;

/** The countries that were admitted to a case or operation, and their liaison officers. */
final class Members {

    private final SortedMap<String, Member> admitted = new TreeMap<>();
    private final SortedMap<String, Contact> liaisons = new TreeMap<>();
    private final Set<String> gone = new TreeSet<>();
    private final Set<String> ever = new TreeSet<>();

    /** @param at milliseconds since 1970 */
    void open(String lead, long at) {
        admitted.put(lead, new Member(CaseRole.LEAD, at, true));
        ever.add(lead);
    }

    /**
     * There is one lead at the most: whoever led before is a partner then. A country that works here for the sake of an alert alone, which
     * others may not know of, is known to them from the moment at which it admits another.
     */
    void admit(String by, CaseAct act, long at) {
        admitted.putIfAbsent(by, new Member(CaseRole.PARTNER, at, true));
        var country = String.valueOf(act.getCountry());
        var role = Optional.ofNullable(act.getRole()).orElse(CaseRole.OBSERVER);
        if (role == CaseRole.LEAD) {
            admitted.replaceAll((other, member) -> member.withoutLead());
        }
        gone.remove(country);
        ever.addAll(List.of(by, country));
        var held = admitted.get(country);
        admitted.put(
                country, held == null ? new Member(role, at, Boolean.TRUE.equals(act.getSeesPast())) : held.in(role));
    }

    void dismiss(CaseAct act) {
        var country = String.valueOf(act.getCountry());
        admitted.remove(country);
        liaisons.remove(country);
        gone.add(country);
    }

    void name(String country, CaseAct act) {
        Optional.ofNullable(act.getLiaison()).ifPresent(liaison -> liaisons.put(country, liaison));
    }

    Optional<Member> find(String country) {
        return Optional.ofNullable(admitted.get(country));
    }

    Set<String> countries() {
        return admitted.keySet();
    }

    /** Those that were admitted at any time, and so are known to all. */
    Set<String> ever() {
        return ever;
    }

    /** Did it leave, or was it dismissed? */
    boolean isGone(String country) {
        return gone.contains(country);
    }

    Optional<Contact> liaison(String country) {
        return Optional.ofNullable(liaisons.get(country));
    }
}

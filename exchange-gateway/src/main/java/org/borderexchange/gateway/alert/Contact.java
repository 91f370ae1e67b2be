package org.borderexchange.gateway.alert;

import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Whom to call, day and night. */
public record Contact(
        String authority,
        @Nullable String unit,
        @Nullable String phone,
        @Nullable String email) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.-]{3,40}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

    public Contact {
        new Faults()
                .requiredText("authority", authority, Faults.LINE)
                .text("unit", unit, Faults.LINE)
                .check(
                        phone == null || PHONE.matcher(phone).matches(),
                        "phone",
                        "digits, with spaces and + ( ) / . - between them")
                .check(email == null || EMAIL.matcher(email).matches(), "email", "an e-mail address")
                .throwIfAny();
    }
}

package org.borderexchange.notification.delivery.channel;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Message;
import org.borderexchange.notification.delivery.Notice;
import org.borderexchange.notification.subscription.Language;
import org.springframework.web.util.HtmlUtils;

/** What mails say, in the language of the reader: the fixed texts of {@code messages/mail*.properties}, ids and codes. */
final class MailTexts {

    private static final String BUNDLE = "messages.mail";

    /** Never the language of the machine. */
    private static final Control EXACT = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final Links links;

    MailTexts(Links links) {
        this.links = links;
    }

    /** A line of a notice: what it is, and what it says. */
    private record Line(String label, String text) {}

    String subject(Message message) {
        if (message.isTest()) {
            return text(message, "subject.test");
        }
        if (message.notices().size() > 1) {
            return text(message, "subject.digest", message.notices().size());
        }
        var notice = message.notices().getFirst();
        var subject = kind(message, notice) + " – " + notice.subject();
        return notice.urgent() ? text(message, "subject.urgent", subject) : subject;
    }

    String plain(Message message) {
        var text = new StringBuilder(opening(message)).append("\n\n");
        for (var notice : message.notices()) {
            text.append(kind(message, notice)).append('\n');
            lines(message, notice)
                    .forEach(line -> text.append("  ")
                            .append(line.label())
                            .append(": ")
                            .append(line.text())
                            .append('\n'));
            text.append('\n');
        }
        return text.append("-- \n").append(text(message, "footer")).append('\n').toString();
    }

    String html(Message message) {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(message.language().tag())
                .append("\"><head><meta charset=\"utf-8\"></head><body><p>")
                .append(escaped(opening(message)))
                .append("</p>");
        for (var notice : message.notices()) {
            html.append("<h3>").append(escaped(kind(message, notice))).append("</h3><table>");
            lines(message, notice)
                    .forEach(line -> html.append("<tr><th align=\"left\">")
                            .append(escaped(line.label()))
                            .append("</th><td>")
                            .append(linked(line.text()))
                            .append("</td></tr>"));
            html.append("</table>");
        }
        return html.append("<hr><p><small>")
                .append(escaped(text(message, "footer")))
                .append("</small></p></body></html>")
                .toString();
    }

    private String opening(Message message) {
        if (message.isTest()) {
            return text(message, "opening.test");
        }
        return message.notices().size() > 1
                ? text(message, "opening.digest", message.notices().size())
                : text(message, "opening.one");
    }

    private List<Line> lines(Message message, Notice notice) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(text(message, "label.reference"), notice.subject()));
        lines.add(new Line(text(message, "label.time"), time(message.language(), notice.at())));
        add(lines, message, "label.from", notice.origins());
        add(lines, message, "label.group", notice.workingGroups());
        add(
                lines,
                message,
                "label.type",
                notice.types().stream()
                        .map(type -> orCode(message, "type." + type, type))
                        .toList());
        if (!notice.incident().equals(notice.subject())) {
            lines.add(new Line(text(message, "label.incident"), notice.incident()));
        }
        lines.add(new Line(text(message, "label.why"), notice.because() + " (" + notice.condition() + ")"));
        var link = links.to(notice.reader(), notice.subject());
        if (!link.isEmpty()) {
            lines.add(new Line(text(message, "label.link"), link));
        }
        return lines;
    }

    private static void add(List<Line> lines, Message message, String label, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(new Line(text(message, label), String.join(", ", values)));
        }
    }

    private static String kind(Message message, Notice notice) {
        return orCode(message, "kind." + notice.kind().name(), notice.kind().name());
    }

    private static String time(Language language, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(language.locale())
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + " UTC";
    }

    private static String text(Message message, String key, Object... arguments) {
        var pattern = bundle(message.language().locale()).getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, message.language().locale()).format(arguments);
    }

    private static String orCode(Message message, String key, String code) {
        try {
            return text(message, key);
        } catch (MissingResourceException ofALaterRelease) {
            return code;
        }
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, EXACT);
    }

    private static String linked(String text) {
        var safe = escaped(text);
        return text.startsWith("http://") || text.startsWith("https://")
                ? "<a href=\"" + safe + "\">" + safe + "</a>"
                : safe;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}

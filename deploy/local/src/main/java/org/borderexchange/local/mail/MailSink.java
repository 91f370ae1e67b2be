package org.borderexchange.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/** A mail server that delivers to nobody: each mail becomes a file {@code ‹Message-ID›.eml}, and one that is sent again stays the same file. */
public final class MailSink {

    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final GreenMail server;
    private final Path folder;
    private final Set<MimeMessage> written = new HashSet<>();

    private MailSink(int port, Path folder) {
        this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        this.folder = folder;
    }

    /** @param arguments port of SMTP, folder for the mails */
    public static void main(String[] arguments) throws IOException, MessagingException {
        var folder = Files.createDirectories(Path.of(arguments[1]));
        new MailSink(Integer.parseInt(arguments[0]), folder).run();
    }

    private void run() throws IOException, MessagingException {
        server.start();
        while (!Thread.currentThread().isInterrupted()) {
            server.waitForIncomingEmail(LONGEST_WAIT_MILLIS, written.size() + 1);
            for (var mail : server.getReceivedMessages()) {
                if (written.add(mail)) {
                    write(mail);
                }
            }
        }
    }

    /** Whole or not at all, for somebody may be waiting for the file. */
    private void write(MimeMessage mail) throws IOException, MessagingException {
        var id = String.valueOf(mail.getMessageID()).replaceAll("[^A-Za-z0-9_@.-]", "");
        var draft = Files.createTempFile(folder, "mail", ".draft");
        Files.writeString(draft, GreenMailUtil.getWholeMessage(mail), StandardCharsets.UTF_8);
        Files.move(draft, folder.resolve(id + ".eml"), StandardCopyOption.REPLACE_EXISTING);
    }
}

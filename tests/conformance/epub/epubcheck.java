// SPDX-License-Identifier: MIT
//
// java -cp JARS epubcheck.java BOOK...: EPUBCheck on all the books in one
// machine, for starting one takes longer than most books do. What it finds, to
// the least usage note, comes as a line of the book's name, a tab and the
// finding; a book's last line says "done".

import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.util.Locale;

class Findings extends MasterReport {
    private final String book;

    Findings(String book) {
        this.book = book;
        setLocale(Locale.ENGLISH);
        setReportingLevel(ReportingLevel.Usage);
    }

    void say(String finding) {
        System.out.println(book + "\t" + finding.replaceAll("\\s+", " "));
    }

    @Override
    public void message(Message message, EPUBLocation at, Object... arguments) {
        say(message.getSeverity() + " " + message.getID() + " " + at.getPath()
            + ":" + at.getLine() + " " + message.getMessage(arguments));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) { }

    @Override
    public int generate() {
        return 0;
    }

    @Override
    public void initialize() { }

    public static void main(String[] books) {
        for (String path : books) {
            File file = new File(path);
            Findings findings = new Findings(file.getName());
            new EpubCheck(file, findings).check();
            findings.say("done");
        }
    }
}

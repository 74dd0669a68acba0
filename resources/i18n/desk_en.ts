<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name />
    <message numerus="yes">
      <source>%n cases want you</source>
      <translation>
        <numerusform>%n case want you</numerusform>
        <numerusform>%n cases want you</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n citizens bring papers</source>
      <translation>
        <numerusform>%n citizen brings papers</numerusform>
        <numerusform>%n citizens bring papers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copied paper(s)</source>
      <translation>
        <numerusform>%n copied paper</numerusform>
        <numerusform>%n copied papers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n copy(ies)</source>
      <translation>
        <numerusform>%n copy</numerusform>
        <numerusform>%n copies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) late</source>
      <translation>
        <numerusform>%n day late</numerusform>
        <numerusform>%n days late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n day(s) left</source>
      <translation>
        <numerusform>%n day left</numerusform>
        <numerusform>%n days left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossier(s) for a person to look at</source>
      <translation>
        <numerusform>%n dossier for a person to look at</numerusform>
        <numerusform>%n dossiers for a person to look at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers are here already</source>
      <translation>
        <numerusform>%n dossier is here already</numerusform>
        <numerusform>%n dossiers are here already</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers are on their way again; reconcile once more when they arrived.</source>
      <translation>
        <numerusform>%n dossier is on their way again; reconcile once more when they arrived.</numerusform>
        <numerusform>%n dossiers are on their way again; reconcile once more when they arrived.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n dossiers wait to be sent. They are saved; this machine sends them by itself once the window is open again.</source>
      <translation>
        <numerusform>%n dossier waits to be sent. It is saved; this machine sends them by itself once the window is open again.</numerusform>
        <numerusform>%n dossiers wait to be sent. They are saved; this machine sends them by itself once the window is open again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n fault(s)</source>
      <translation>
        <numerusform>%n fault</numerusform>
        <numerusform>%n faults</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files are being taken in…</source>
      <translation>
        <numerusform>%n file is being taken in…</numerusform>
        <numerusform>%n files are being taken in…</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hour</numerusform>
        <numerusform>%n hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) late</source>
      <translation>
        <numerusform>%n hour late</numerusform>
        <numerusform>%n hours late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) left</source>
      <translation>
        <numerusform>%n hour left</numerusform>
        <numerusform>%n hours left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minute</numerusform>
        <numerusform>%n minutes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s) late</source>
      <translation>
        <numerusform>%n minute late</numerusform>
        <numerusform>%n minutes late</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n minute(s) left</source>
      <translation>
        <numerusform>%n minute left</numerusform>
        <numerusform>%n minutes left</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n months</source>
      <translation>
        <numerusform>%n month</numerusform>
        <numerusform>%n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more files</source>
      <translation>
        <numerusform>%n more file</numerusform>
        <numerusform>%n more files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more files were not taken</source>
      <translation>
        <numerusform>%n more file was not taken</numerusform>
        <numerusform>%n more files were not taken</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more receiver(s), of which nothing is to be said</source>
      <translation>
        <numerusform>%n more receiver, of which nothing is to be said</numerusform>
        <numerusform>%n more receivers, of which nothing is to be said</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more who wait</source>
      <translation>
        <numerusform>%n more who wait</numerusform>
        <numerusform>%n more who wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new files from the scanner</source>
      <translation>
        <numerusform>%n new file from the scanner</numerusform>
        <numerusform>%n new files from the scanner</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not sent yet</source>
      <translation>
        <numerusform>%n not sent yet</numerusform>
        <numerusform>%n not sent yet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of {asked} papers missing</source>
      <translation>
        <numerusform>%n of {asked} papers missing</numerusform>
        <numerusform>%n of {asked} papers missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n on time</source>
      <translation>
        <numerusform>%n on time</numerusform>
        <numerusform>%n on time</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n original paper(s)</source>
      <translation>
        <numerusform>%n original paper</numerusform>
        <numerusform>%n original papers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n original(s)</source>
      <translation>
        <numerusform>%n original</numerusform>
        <numerusform>%n originals</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pages</source>
      <translation>
        <numerusform>%n page</numerusform>
        <numerusform>%n pages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n pages wait for the printer.</source>
      <translation>
        <numerusform>%n page waits for the printer.</numerusform>
        <numerusform>%n pages wait for the printer.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n papers</source>
      <translation>
        <numerusform>%n paper</numerusform>
        <numerusform>%n papers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n papers missing</source>
      <translation>
        <numerusform>%n paper missing</numerusform>
        <numerusform>%n papers missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) differ</source>
      <translation>
        <numerusform>%n place differ</numerusform>
        <numerusform>%n places differ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) the receiver may not like.</source>
      <translation>
        <numerusform>%n place the receiver may not like.</numerusform>
        <numerusform>%n places the receiver may not like.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) would surely be sent back: held until mended.</source>
      <translation>
        <numerusform>%n place would surely be sent back: held until mended.</numerusform>
        <numerusform>%n places would surely be sent back: held until mended.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n places, see the top of the page</source>
      <translation>
        <numerusform>%n place, see the top of the page</numerusform>
        <numerusform>%n places, see the top of the page</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedure(s)</source>
      <translation>
        <numerusform>%n procedure</numerusform>
        <numerusform>%n procedures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedure(s) found in the whole catalogue</source>
      <translation>
        <numerusform>%n procedure found in the whole catalogue</numerusform>
        <numerusform>%n procedures found in the whole catalogue</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedures</source>
      <translation>
        <numerusform>%n procedures</numerusform>
        <numerusform>%n procedures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n procedures fit</source>
      <translation>
        <numerusform>%n procedure fits</numerusform>
        <numerusform>%n procedures fit</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n result(s) among {total}</source>
      <translation>
        <numerusform>%n result among {total}</numerusform>
        <numerusform>%n results among {total}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s)</source>
      <translation>
        <numerusform>%n row</numerusform>
        <numerusform>%n rows</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) of {source} would change the catalogue. Nothing is changed yet.</source>
      <translation>
        <numerusform>%n row of {source} would change the catalogue. Nothing is changed yet.</numerusform>
        <numerusform>%n rows of {source} would change the catalogue. Nothing is changed yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) sealed into {file}, {absent} papers could not be read. All go on waiting here too.</source>
      <translation>
        <numerusform>%n row sealed into {file}, {absent} papers could not be read. All go on waiting here too.</numerusform>
        <numerusform>%n rows sealed into {file}, {absent} papers could not be read. All go on waiting here too.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) sealed into {file}. All go on waiting here too.</source>
      <translation>
        <numerusform>%n row sealed into {file}. All go on waiting here too.</numerusform>
        <numerusform>%n rows sealed into {file}. All go on waiting here too.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to be looked at</source>
      <translation>
        <numerusform>%n to be looked at</numerusform>
        <numerusform>%n to be looked at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n unknown</source>
      <translation>
        <numerusform>%n unknown</numerusform>
        <numerusform>%n unknown</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n version(s)</source>
      <translation>
        <numerusform>%n version</numerusform>
        <numerusform>%n versions</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n waiting</numerusform>
        <numerusform>%n waiting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n working days</source>
      <translation>
        <numerusform>%n working day</numerusform>
        <numerusform>%n working days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n working hours</source>
      <translation>
        <numerusform>%n working hour</numerusform>
        <numerusform>%n working hours</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accept %n row(s)</source>
      <translation>
        <numerusform>Accept %n row</numerusform>
        <numerusform>Accept %n rows</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accepted %n row(s) as version **{name}**. Dossiers already received keep their own version.</source>
      <translation>
        <numerusform>Accepted %n row as version **{name}**. Dossiers already received keep their own version.</numerusform>
        <numerusform>Accepted %n rows as version **{name}**. Dossiers already received keep their own version.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n cases</source>
      <translation>
        <numerusform>All %n case</numerusform>
        <numerusform>All %n cases</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n papers are here</source>
      <translation>
        <numerusform>All %n paper are here</numerusform>
        <numerusform>All %n papers are here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Does not apply: {papers} and %n more</source>
      <translation>
        <numerusform>Does not apply: {papers} and %n more</numerusform>
        <numerusform>Does not apply: {papers} and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not received yet: %n places to look at</source>
      <translation>
        <numerusform>Not received yet: %n place to look at</numerusform>
        <numerusform>Not received yet: %n places to look at</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not sent yet · %n dossiers wait</source>
      <translation>
        <numerusform>Not sent yet · %n dossier waits</numerusform>
        <numerusform>Not sent yet · %n dossiers wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not sent yet. It can be undone for %n seconds</source>
      <translation>
        <numerusform>Not sent yet. It can be undone for %n seconds</numerusform>
        <numerusform>Not sent yet. It can be undone for %n seconds</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Offline since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>Offline since {since} · %n dossier waits</numerusform>
        <numerusform>Offline since {since} · %n dossiers wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>One receiver silent since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>One receiver silent since {since} · %n dossier waits</numerusform>
        <numerusform>One receiver silent since {since} · %n dossiers wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Online since {since} · %n dossiers wait</source>
      <translation>
        <numerusform>Online since {since} · %n dossier waits</numerusform>
        <numerusform>Online since {since} · %n dossiers wait</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Papers that are there: %n</source>
      <translation>
        <numerusform>Papers that are there: %n</numerusform>
        <numerusform>Papers that are there: %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Take %n new files</source>
      <translation>
        <numerusform>Take %n new file</numerusform>
        <numerusform>Take %n new files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The catalogue or the rules changed: %n differences to this sheet</source>
      <translation>
        <numerusform>The catalogue or the rules changed: %n differences to this sheet</numerusform>
        <numerusform>The catalogue or the rules changed: %n differences to this sheet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>These %n letter(s) would be lost:</source>
      <translation>
        <numerusform>These %n letter would be lost:</numerusform>
        <numerusform>These %n letters would be lost:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more places; Ctrl E goes to each</source>
      <translation>
        <numerusform>and %n more place; Ctrl E goes there</numerusform>
        <numerusform>and %n more places; Ctrl E goes to each</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>desk {desk}, %n receipt(s)</source>
      <translation>
        <numerusform>desk {desk}, %n receipt</numerusform>
        <numerusform>desk {desk}, %n receipts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>electronic copy · %n pages</source>
      <translation>
        <numerusform>electronic copy · %n page</numerusform>
        <numerusform>electronic copy · %n pages</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>missing {paper} and %n more</source>
      <translation>
        <numerusform>missing {paper} and %n more</numerusform>
        <numerusform>missing {paper} and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{why} · with %n step(s) of progress</source>
      <translation>
        <numerusform>{why} · with %n step of progress</numerusform>
        <numerusform>{why} · with %n steps of progress</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{words}, and %n more</source>
      <translation>
        <numerusform>{words}, and %n more</numerusform>
        <numerusform>{words}, and %n more</numerusform>
      </translation>
    </message>
  </context>
</TS>

using FsCheck;
using FsCheck.Fluent;
using LamPS.Learning.Plans.Steps;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Steps;

public sealed class StepWriterTests
{
    // [ and ] stand for the marks of names.
    private static string[] Lines(string text) => [.. StepWriter.Lines(text.Replace('[', '\uE000').Replace(']', '\uE001')).Select(l => l.Form)];

    [Theory]
    [InlineData("Choose [Table > Insert Table].", "Choose Table > Insert Table")]
    [InlineData("Choose [Format > Paragraph > Indents & Spacing] tab.", "Choose Format > Paragraph|Go to the Indents & Spacing tab")]
    [InlineData("Choose [Tools > Options > LibreOffice Writer > Print].", "Choose Tools > Options|Go to the LibreOffice Writer > Print page")]
    [InlineData("Choose Tools - AutoCorrect - AutoCorrect Options.", "Choose Tools > AutoCorrect > AutoCorrect Options")]
    [InlineData("On the [Borders] tab, click [Set No Borders], and then click [OK].", "Go to the Borders tab|Press Set No Borders|Press OK")]
    [InlineData("Select the options that you want, click [OK].", "Select the options|Press OK")]
    [InlineData("Press Ctrl + F12.", "Press keys Ctrl+F12")]
    [InlineData("Ctrl+F12", "Press keys Ctrl+F12")]
    [InlineData("Clear the [Synchronize] box and select the [Heading] check box.", "Switch off Synchronize|Switch on Heading")]
    [InlineData("Type a name in the [Name] box.", "Type a name in Name")]
    [InlineData("Click where you want to insert the table.", "Click where you want to insert the table")]
    [InlineData("The dialog opens.", "")]
    [InlineData("Do one of the following:", "")]
    [InlineData("", "")]
    public void SentencesBecomeLines(string text, string lines) => Assert.Equal(lines, string.Join('|', Lines(text)));

    [Fact]
    public void WhatIsTypedIsAPlaceForAValue()
    {
        var line = Assert.Single(StepWriter.Lines("Type a name for the style in the \uE000Style name\uE001 box."));
        Assert.Equal(("Set Style name to {v}", ValueKind.Name), (line.Filled, line.Slot!.Kind));
        Assert.Null(Assert.Single(StepWriter.Lines("Type the password in the \uE000Password\uE001 box.")).Slot);
    }

    [Fact]
    public void AnyTextIsRead() => Prop.ForAll<NonNull<string>>(text => StepWriter.Lines(text.Get).All(l => !l.Form.Contains('\uE000') || text.Get.Contains('\uE000'))).QuickCheckThrowOnFailure();
}

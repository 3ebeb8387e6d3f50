using LamPS.Learning.Plans.Wording;
using Xunit;

namespace LamPS.Learning.Tests.Plans.Wording;

public sealed class TaskWordingTests
{
    [Theory]
    [InlineData("Inserting Tables", "insert tables")]
    [InlineData("To Insert a Table With a Menu Command", "insert a table with a menu command")]
    [InlineData("Creating and Editing Sections in LibreOffice Writer", "create and edit sections in LibreOffice Writer")]
    [InlineData("How to set up AutoCorrect", "set up AutoCorrect")]
    [InlineData("1. Copying DDE Links", "copy DDE links")]
    [InlineData("Character", null)]
    [InlineData("Address Book Assignment", null)]
    [InlineData("General Tips", null)]
    [InlineData("", null)]
    public void TitlesBecomeTasks(string title, string? task) => Assert.Equal(task, TaskWording.OfTitle(title));

    [Theory]
    [InlineData("Inserts a table into the document. You can also click the arrow.", "insert a table into the document")]
    [InlineData("Inserts, edits, or deletes a section.", "insert, edit, or delete a section")]
    [InlineData("Automatically aligns the tab stop to the right margin.", "align the tab stop to the right margin automatically")]
    [InlineData("Lets you choose a printer.", "choose a printer")]
    [InlineData("Enter the number of columns that you want in the table.", "enter the number of columns in the table")]
    [InlineData("Opens your file, where you can edit it.", "open the file")]
    [InlineData("Returns the square root of a number.", null)]
    [InlineData("The name of the style.", null)]
    public void DescriptionsBecomeTasks(string description, string? task) => Assert.Equal(task, TaskWording.OfDescription(description));

    [Theory]
    [InlineData("tables, inserting", "insert tables")]
    [InlineData("inserting, tables in text", null)]
    [InlineData("sections, editing in columns", "edit sections in columns")]
    [InlineData("tables", null)]
    public void IndexEntriesBecomeTasks(string keyword, string? task) => Assert.Equal(task, TaskWording.OfKeyword(keyword));

    [Theory]
    [InlineData("insert", "inserting", "inserted")]
    [InlineData("set", "setting", "set")]
    [InlineData("write", "writing", "written")]
    [InlineData("copy", "copying", "copied")]
    [InlineData("edit", "editing", "edited")]
    [InlineData("hide", "hiding", "hidden")]
    [InlineData("apply", "applying", "applied")]
    public void VerbsHaveForms(string verb, string gerund, string participle)
    {
        Assert.Equal((gerund, participle), (VerbForms.Gerund(verb), VerbForms.Participle(verb)));
        Assert.Equal(verb, VerbForms.FromGerund(gerund));
    }
}

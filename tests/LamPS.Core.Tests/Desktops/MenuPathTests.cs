using LamPS.Core.Desktops;
using Xunit;

namespace LamPS.Core.Tests.Desktops;

public sealed class MenuPathTests
{
    [Theory]
    [InlineData("Insert Table...", "insert table", true)]
    [InlineData("Insert Table…", "Insert Table...", true)]
    [InlineData("Save _As...", "Save As", true)]
    [InlineData("Save", "Save As", false)]
    public void Menu_entries_are_compared_as_people_do(string entry, string wanted, bool same) => Assert.Equal(same, MenuPath.Same(entry, wanted));

    [Theory]
    [InlineData("Table > Insert Table...", new[] { "Table", "Insert Table..." })]
    [InlineData(" File>Save ", new[] { "File", "Save" })]
    [InlineData(" > ", new string[0])]
    public void Menu_paths_are_split(string path, string[] parts) => Assert.Equal(parts, MenuPath.Split(path));
}

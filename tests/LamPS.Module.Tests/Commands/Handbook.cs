using System.Text;

namespace LamPS.Module.Tests.Commands;

/// <summary>Pages that say how things are done, for plans to be made of.</summary>
internal static class Handbook
{
    /// <summary>Writes a folder of them.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var thing in (string[])["Table", "Footnote", "Picture", "Column", "Header", "Chart", "Comment", "Bookmark", "Index", "Frame", "Border", "Section"])
        {
            var text = new StringBuilder();
            foreach (var verb in (string[])["Inserting", "Deleting", "Sorting"])
                text.Append($"# {verb} {thing}s\n\n1. Choose **{thing} - {verb}**.\n2. Type a name in the **Name of the {thing.ToLowerInvariant()}** box.\n3. Click **OK**.\n\n");
            File.WriteAllText(Path.Combine(folder, $"{thing.ToLowerInvariant()}.md"), text.ToString());
        }
    }
}

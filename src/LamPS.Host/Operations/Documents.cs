namespace LamPS.Host.Operations;

/// <summary>Documents that requests name.</summary>
internal static class Documents
{
    /// <summary>Full path of a document, or null.</summary>
    /// <param name="document">Path as given, or null.</param>
    /// <exception cref="Core.LamException">It doesn't exist.</exception>
    public static string? Existing(string? document)
    {
        if (document is not { Length: > 0 })
        {
            return null;
        }

        var path = Path.GetFullPath(document);

        // The service desk of the sandbox makes its file; everything else is opened.
        return File.Exists(path) || Path.GetExtension(path) is ".csv" or ".json" ? path : throw OperationErrors.FileNotFound("document", path);
    }

    /// <summary>Full path of a file to save to, checked before anything is started.</summary>
    /// <exception cref="Core.LamException">Its folder doesn't exist, or it can't be written.</exception>
    public static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw OperationErrors.SaveFolderNotFound(full);
        }

        if (File.Exists(full) && new FileInfo(full).IsReadOnly)
        {
            throw OperationErrors.SaveTargetReadOnly(full);
        }

        return full;
    }

    /// <summary>The application that a document is for, by its extension; null when it isn't known.</summary>
    public static string? ApplicationFor(string? document) => Path.GetExtension(document)?.ToLowerInvariant() switch
    {
        ".odt" or ".ott" or ".doc" or ".docx" or ".rtf" => "writer",
        ".ods" or ".ots" or ".xls" or ".xlsx" => "calc",
        ".txt" or ".md" or ".log" => "mousepad",
        _ => null,
    };
}

namespace LamPS.Model.Remote;

/// <summary>How a server is told what form an answer must have.</summary>
public enum RemoteFormat
{
    /// <summary>By a JSON Schema that the server keeps to (<c>response_format</c> of type <c>json_schema</c>).</summary>
    Schema,

    /// <summary>By the wish for JSON; the schema stands in the prompt.</summary>
    Object,

    /// <summary>By the prompt alone.</summary>
    None,
}

using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace LamPS.Module.Functions;

/// <summary>A PowerShell function that the host knows.</summary>
/// <param name="Info">What the host knows of it.</param>
/// <param name="Body">Its body.</param>
/// <param name="Runspace">Where it was defined.</param>
/// <param name="Parameters">Parameters by the names of the arguments.</param>
internal sealed record RegisteredFunction(
    Contracts.Requests.FunctionInfo Info, ScriptBlock Body, Guid Runspace, IReadOnlyDictionary<string, string> Parameters);

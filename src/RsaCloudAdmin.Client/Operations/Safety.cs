namespace RsaCloudAdmin.Client.Operations;

/// <summary>What a repeat of an operation does. It has no default value, so each operation must set it.</summary>
internal enum Safety
{
    /// <summary>The operation changes nothing. A failed attempt leaves no doubt.</summary>
    ReadOnly = 1,

    /// <summary>A repeat has no further effect.</summary>
    Idempotent,

    /// <summary>A repeat does it again. The operation is not retried after a failure that leaves open whether it was processed.</summary>
    Once,
}
